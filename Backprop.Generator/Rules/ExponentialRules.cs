using static Backprop.Generator.Rules.Maths;
using static Backprop.Generator.Rules.Rows;

namespace Backprop.Generator.Rules;

/// <summary>Exponentials and logarithms.</summary>
internal static class ExponentialRules
{
    private const double Ln2 = 0.69314718055994530942;
    private const double Ln10 = 2.3025850929940456840;
    private const double Log2E = 1.4426950408889634074;
    private const double Log10E = 0.43429448190325182765;

    public static readonly IReadOnlyList<Rule> All =
    [
        Row("Exp",     (x, y) => y),
        Row("Exp2",    (x, y) => Ln2 * y),
        Row("Exp10",   (x, y) => Ln10 * y),
        Row("ExpM1",   (x, y) => y + 1),
        Row("Exp2M1",  (x, y) => Ln2 * (y + 1)),
        Row("Exp10M1", (x, y) => Ln10 * (y + 1)),

        Row("Log",     (x, y) => 1 / x,            singular: true),
        Row("Log2",    (x, y) => Log2E / x,        singular: true),
        Row("Log10",   (x, y) => Log10E / x,       singular: true),
        Row("LogP1",   (x, y) => 1 / (1 + x),      singular: true),
        Row("Log2P1",  (x, y) => Log2E / (1 + x),  singular: true),
        Row("Log10P1", (x, y) => Log10E / (1 + x), singular: true),
        Row("LogBase", (x, b, y) => (1 / (x * Log(b)), -(y / (b * Log(b)))), singular: true),
    ];
}
