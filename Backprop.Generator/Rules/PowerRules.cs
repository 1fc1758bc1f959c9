using Backprop.Generator.Ir;
using static Backprop.Generator.Rules.Maths;
using static Backprop.Generator.Rules.Rows;

namespace Backprop.Generator.Rules;

/// <summary>Powers and roots.</summary>
internal static class PowerRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        Row("Sqrt",  (x, y) => 0.5 / y, singular: true),
        Row("Cbrt",  (x, y) => 1 / (3 * (y * y)), singular: true),
        Row("RootN", (x, n, y) => (Pow(y, 1 - Real(n, y)) / Real(n, y), Number(0, y)), singular: true),
        Row("Hypot", (a, b, y) => (Where(Equal(y, 0), 0, a / y), Where(Equal(y, 0), 0, b / y)), convention: "0 at the origin"),
        Row("Pow",   (x, n, y) => (ByBase(x, n), ByExponent(x, n, y)), singular: true,
            convention: "d/dx = y·x^(y−1), 0 for y = 0; d/dy = value·log x, 0 for x = 0 and y > 0"),
    ];

    /// <summary>The exception is for 0·0^(−1) alone: elsewhere the formula is 0 at n = 0 by itself, and its derivative by n is not.</summary>
    private static Expr ByBase(Expr x, Expr n) => n switch
    {
        Const { Value: 0 } => Number(0, x),
        Const => n * Pow(x, n - 1),
        _ => Where(Both(Equal(x, 0), Equal(n, 0)), 0, n * Pow(x, n - 1)),
    };

    private static Expr ByExponent(Expr x, Expr n, Expr y) =>
        x is Const { Value: > 0 } ? y * Log(x) : Where(Both(Equal(x, 0), n > 0), 0, y * Log(x));
}
