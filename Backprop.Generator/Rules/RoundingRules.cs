using static Backprop.Generator.Rules.Maths;
using static Backprop.Generator.Rules.Rows;

namespace Backprop.Generator.Rules;

/// <summary>Rounding, and the remainder that rounding leaves.</summary>
internal static class RoundingRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        Flat("Floor"),
        Flat("Ceiling"),
        Flat("Truncate"),
        Flat("Round"),
        // Singular as x / y may overflow where the remainder is finite.
        Row("IEEERemainder", (a, b, y) => (Number(1, a), -Round(a / b)), singular: true, convention: "d/dy = −Round(x/y)"),
    ];
}
