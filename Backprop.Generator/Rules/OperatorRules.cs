using Backprop.Generator.Ir;
using static Backprop.Generator.Rules.Maths;
using static Backprop.Generator.Rules.Rows;

namespace Backprop.Generator.Rules;

/// <summary>The arithmetic of C# itself.</summary>
internal static class OperatorRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        Row(Fn.Add, (a, b, y) => (Number(1, a), Number(1, b))),
        Row(Fn.Sub, (a, b, y) => (Number(1, a), Number(-1, b))),
        Row(Fn.Mul, (a, b, y) => (b, a)),
        Row(Fn.Div, (a, b, y) => (1 / b, Algebra.IsOne(a) ? -(y * y) : -(y / b)), singular: true),
        Row(Fn.Rem, (a, b, y) => (Number(1, a), -Round((a - y) / b)), singular: true, convention: "d/dy = −Truncate(x/y), the whole quotient that the value leaves"),
        Row(Fn.Neg, (a, y) => Number(-1, a)),
        Row(Fn.Plus, (a, y) => Number(1, a)),
        Row(Fn.Select, (c, a, b, y) => (Number(0, a), Where(c, 1, Number(0, a)), Where(c, 0, Number(1, a)))),
        Row(Fn.Convert, (a, y) => Number(1, y)),
        Row(Fn.StopGradient, (a, y) => Number(0, y)),
    ];
}
