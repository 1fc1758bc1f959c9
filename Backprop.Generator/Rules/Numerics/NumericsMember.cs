using Backprop.Generator.Ir;

namespace Backprop.Generator.Rules.Numerics;

/// <summary>What a member of <c>System.Numerics</c> gives, number by number, of the numbers of its operands.</summary>
internal delegate IReadOnlyList<Expr> Formula(Operands of);

/// <summary>
/// A member of <c>System.Numerics</c>. <see cref="IsExact"/>: its formula is the value itself, to the last bit, on every runtime. Any other value is what
/// the member itself gives, and the formula is there for its derivative: see <see cref="Given"/>.
/// </summary>
/// <param name="Signature">Its name and the types of its operands, what it is called on first: <c>Dot(Vector3, Vector3)</c>.</param>
/// <param name="Formula">What it gives.</param>
/// <param name="IsExact">Whether that is the value.</param>
internal sealed record NumericsMember(string Signature, Formula Formula, bool IsExact);

/// <summary>The operands of a member: what it is called on, if anything, and its arguments.</summary>
/// <param name="values">The numbers of each.</param>
/// <param name="type">The type of the numbers.</param>
/// <param name="hold">Puts what is wanted several times into a variable.</param>
internal sealed class Operands(IReadOnlyList<IReadOnlyList<Expr>> values, IrType type, Func<Expr, Expr> hold)
{
    public IReadOnlyList<Expr> this[int operand] => values[operand];

    public IEnumerable<Expr> All => values.SelectMany(value => value);

    public Expr Constant(double value) => Algebra.Number(value, type);

    public Expr Hold(Expr value) => hold(value);
}
