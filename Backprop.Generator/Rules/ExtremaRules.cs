using Backprop.Generator.Ir;
using static Backprop.Generator.Rules.Maths;
using static Backprop.Generator.Rules.Rows;

namespace Backprop.Generator.Rules;

/// <summary>Functions that return one of their arguments, or its absolute value. They read comparisons alone.</summary>
internal static class ExtremaRules
{
    private const string Tie = "at a tie the constant operand wins when one is constant, otherwise half each";
    private const string Bounds = "slope 1 to the value where the value itself is returned, bounds included, else to the bound that is returned";

    public static readonly IReadOnlyList<Rule> All =
    [
        Row("Abs",      (x, y) => Sign(x), convention: "0 at 0"),
        Row("CopySign", (x, s, y) => (Where(Equal(x, 0), 0, Where(Equal(x, y), 1, Number(-1, x))), Number(0, x)),
            convention: "d/dx = 1 where the sign is kept, −1 where it is turned, 0 for x = 0; d/dy = 0"),

        Row("Clamp",       Clamped, convention: Bounds),
        Row("ClampNative", Clamped, convention: Bounds),

        Ordered("Max",       (a, b) => a > b),
        Ordered("MaxNative", (a, b) => a > b),
        Ordered("Min",       (a, b) => a < b),
        Ordered("MinNative", (a, b) => a < b),

        Chosen("MaxNumber"),
        Chosen("MinNumber"),
        Chosen("MaxMagnitude"),
        Chosen("MinMagnitude"),
        Chosen("MaxMagnitudeNumber"),
        Chosen("MinMagnitudeNumber"),
    ];

    private static (Expr, Expr, Expr) Clamped(Expr x, Expr low, Expr high, Expr y) =>
        (Where(Equal(x, y), 1, Number(0, y)), Where(x < low, 1, Number(0, y)), Where(x > high, 1, Number(0, y)));

    /// <summary>The operand that comes before the other is returned.</summary>
    private static Rule Ordered(string name, Func<Expr, Expr, Expr> isBefore) => Extremum(name, (mine, other, y, otherVaries) =>
        Where(isBefore(mine, other), 1, otherVaries ? Where(Equal(mine, other), 0.5, Number(0, y)) : Number(0, y)));

    /// <summary>The operand that equals the value is returned: right for any order and for numbers that are not in it (NaN).</summary>
    private static Rule Chosen(string name) => Extremum(name, (mine, other, y, otherVaries) => otherVaries
        ? Where(Equal(mine, y), Where(Equal(other, y), 0.5, Number(1, y)), 0)
        : Where(Equal(other, y), 0, Number(1, y)));

    private static Rule Extremum(string name, Func<Expr, Expr, Expr, bool, Expr> slope) => new(name, 2, call =>
    {
        var (a, b, y) = (call.Args[0], call.Args[1], call.Result);
        return a.Equals(b)
            ? [Number(1, y), Number(0, y)]
            : [slope(a, b, y, call.Varied[1]), slope(b, a, y, call.Varied[0])];
    }, Singular: false, Tie);
}
