namespace Backprop.Generator.Ir;

/// <summary>The value of a variable on the paths that end before it gets its own.</summary>
internal static class Nothing
{
    public static Expr Of(IrType type) =>
        type.IsReal ? new Const(0, null, type) :
        type == IrType.Bool ? Truth.False :
        new Quoted(Seq.Of("default(" + type.Text + ")"), Seq<Hole>.Empty, type, Binding.Primary, Movable: true);

    /// <summary>For a function over spans: zero, or a span of no length, which says that there is nothing to be had.</summary>
    public static Expr OfKind(IrType type) =>
        type.IsReal ? new Const(0, null, type) : new Quoted(Seq.Of("default"), Seq<Hole>.Empty, type, Binding.Primary, Movable: true);
}
