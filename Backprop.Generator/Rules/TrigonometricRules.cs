using static Backprop.Generator.Rules.Maths;
using static Backprop.Generator.Rules.Rows;

namespace Backprop.Generator.Rules;

/// <summary>The circular functions and their inverses, in radians and in half turns.</summary>
internal static class TrigonometricRules
{
    private const double Pi = Math.PI;

    public static readonly IReadOnlyList<Rule> All =
    [
        Row("Sin",      (x, y) => Cos(x)),
        Row("Cos",      (x, y) => -Sin(x)),
        Row("Tan",      (x, y) => 1 + y * y),
        Row("SinPi",    (x, y) => Pi * CosPi(x)),
        Row("CosPi",    (x, y) => -(Pi * SinPi(x))),
        Row("TanPi",    (x, y) => Pi * (1 + y * y)),
        Pair("SinCos",   (x, sin, cos) => (cos, -sin)),
        Pair("SinCosPi", (x, sin, cos) => (Pi * cos, -(Pi * sin))),

        Row("Asin",     (x, y) => 1 / Sqrt((1 - x) * (1 + x)),           singular: true),
        Row("Acos",     (x, y) => -(1 / Sqrt((1 - x) * (1 + x))),        singular: true),
        Row("Atan",     (x, y) => 1 / (1 + x * x)),
        Row("AsinPi",   (x, y) => 1 / Pi / Sqrt((1 - x) * (1 + x)),      singular: true),
        Row("AcosPi",   (x, y) => -(1 / Pi / Sqrt((1 - x) * (1 + x))),   singular: true),
        Row("AtanPi",   (x, y) => 1 / Pi / (1 + x * x)),

        // a is the ordinate and b the abscissa, as in C#.
        Row("Atan2",    (a, b, y) => (b / (a * a + b * b), -(a / (a * a + b * b))), singular: true),
        Row("Atan2Pi",  (a, b, y) => (1 / Pi * b / (a * a + b * b), -(1 / Pi * a / (a * a + b * b))), singular: true),
    ];
}
