using static Backprop.Generator.Rules.Maths;
using static Backprop.Generator.Rules.Rows;

namespace Backprop.Generator.Rules;

/// <summary>The hyperbolic functions and their inverses. Products of differences keep the digits that 1 − y² would lose.</summary>
internal static class HyperbolicRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        Row("Sinh",  (x, y) => Cosh(x)),
        Row("Cosh",  (x, y) => Sinh(x)),
        Row("Tanh",  (x, y) => (1 - y) * (1 + y)),
        Row("Asinh", (x, y) => 1 / Sqrt(1 + x * x)),
        Row("Acosh", (x, y) => 1 / (Sqrt(x - 1) * Sqrt(x + 1)), singular: true),
        Row("Atanh", (x, y) => 1 / ((1 - x) * (1 + x)),         singular: true),
    ];
}
