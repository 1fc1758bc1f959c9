using static Backprop.Generator.Rules.Maths;
using static Backprop.Generator.Rules.Rows;

namespace Backprop.Generator.Rules;

/// <summary>Sums and products that have a name.</summary>
internal static class ArithmeticRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        Row("FusedMultiplyAdd",    (a, b, c, y) => (b, a, Number(1, y))),
        Row("MultiplyAddEstimate", (a, b, c, y) => (b, a, Number(1, y))),
        Row("Lerp",                (a, b, t, y) => (1 - t, t, b - a)),
        Row("DegreesToRadians",    (x, y) => Number(Math.PI / 180, x)),
        Row("RadiansToDegrees",    (x, y) => Number(180 / Math.PI, x)),
        Row("ScaleB",              (x, n, y) => (Pow(Number(2, x), Real(n, x)), Number(0, x))),
    ];
}
