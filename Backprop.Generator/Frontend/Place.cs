using Backprop.Generator.Ir;

namespace Backprop.Generator.Frontend;

/// <summary>An element of an array, as a target: its address is evaluated once, before the value.</summary>
internal sealed record Place(Atom Array, Seq<Expr> Indices, IrType Type)
{
    public IEnumerable<Atom> Atoms => Indices.Cast<Atom>().Prepend(Array);

    public Element Load => new(Array, Indices, Type);

    public static Place Of(IReadOnlyList<Atom> atoms, IrType type) => new(atoms[0], atoms.Skip(1).Cast<Expr>().ToSeq(), type);
}
