using Backprop.Generator.Ir;

namespace Backprop.Generator.Rules.Numerics;

/// <summary>Entries of the tables, and what their formulas are made of.</summary>
internal static class Members
{
    /// <summary>What is the same to the last bit wherever it runs.</summary>
    public static NumericsMember Exact(string name, string[] operands, Formula formula) => new(NumericsBook.Signature(name, operands), formula, IsExact: true);

    /// <summary>What is computed otherwise here and there: the formula says what it means.</summary>
    public static NumericsMember Meaning(string name, string[] operands, Formula formula) => new(NumericsBook.Signature(name, operands), formula, IsExact: false);

    /// <summary>A function of all numbers of the operands.</summary>
    public static NumericsMember Row(string name, string[] operands, string rule) => Meaning(name, operands, of => [new Apply(rule, of.All.ToSeq(), of.All.First().Type)]);

    /// <summary>The operator and the method that does the same.</summary>
    public static IEnumerable<NumericsMember> Both(string first, string second, Func<string, NumericsMember> member) => [member(first), member(second)];

    /// <summary>An operation of each number with its counterparts; a single number is the counterpart of all.</summary>
    public static IReadOnlyList<Expr> Lanes(string function, params IReadOnlyList<Expr>[] operands) =>
        Enumerable.Range(0, operands.Max(operand => operand.Count)).Select(lane => (Expr)Operation(function, operands.Select(operand => operand[operand.Count == 1 ? 0 : lane]).ToArray())).ToArray();

    /// <summary>An operation as it stands: nothing is simplified.</summary>
    public static Apply Operation(string function, params Expr[] operands) => new(function, operands.ToSeq(), operands[0].Type);

    public static Expr Dot(IReadOnlyList<Expr> a, IReadOnlyList<Expr> b) => a.Zip(b, (x, y) => x * y).Aggregate((sum, product) => sum + product);

    public static Expr Length(Operands of, IReadOnlyList<Expr> v) => Operation(Given.Of("Norm" + v.Count), [of.Hold(Maths.Sqrt(Dot(v, v))), .. v]);

    public static IReadOnlyList<Expr> Normalized(Operands of) => Normalized(of, of[0]);

    public static IReadOnlyList<Expr> Normalized(Operands of, IReadOnlyList<Expr> v)
    {
        var length = of.Hold(Length(of, v));
        return v.Select(x => (Expr)Operation(Fn.Div, x, length)).ToArray();
    }

    public static IReadOnlyList<Expr> Held(Operands of, IEnumerable<Expr> values) => values.Select(of.Hold).ToArray();

    public static IReadOnlyList<Expr> Cross(IReadOnlyList<Expr> a, IReadOnlyList<Expr> b) =>
        [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}
