using Backprop.Generator.Ir;

namespace Backprop.Generator.Optimise;

/// <summary>An array as far as a loop goes: as it stands where it is known to be so long, else its beginning.</summary>
internal sealed partial class Kernels
{
    private Read? Whole(Local array, SideBySide loop, List<Stmt> output, int quote)
    {
        if (LengthOf(array).Equals(Resolved(loop.Bound))) return new Read(array);
        // A bound that is no length may be negative, where the loop does nothing.
        if (Lengths.Asked(loop.Bound) is null) return null;
        var count = output.OfType<Assign>().FirstOrDefault(assign => assign.Value.Equals(loop.Bound))?.Target;
        if (count is null) output.Add(new Assign(count = new Local(nextId++, "count", IrType.Int, LocalRole.Temporary), loop.Bound, quote));
        var type = (ArrayType)array.Type;
        var begin = new Apply(Fn.Slice, Seq.Of<Expr>(new Read(array), Integers.Number(0), new Read(count)), type.Form == ArrayForm.ReadOnlySpan ? type : ArrayType.SpanOf(type.Element));
        var view = output.OfType<Assign>().FirstOrDefault(assign => assign.Value.Equals(begin))?.Target;
        if (view is null) output.Add(new Assign(view = new Local(nextId++, array.Name, begin.Type, LocalRole.Temporary), begin, quote));
        return new Read(view);
    }

    /// <summary>How long an array or a part of one was made, or the text that asks it.</summary>
    private Expr LengthOf(Local array) => (lengths.TryGetValue(array.Id, out var like) ? new Read(like) : definitions.TryGetValue(array.Id, out var assign) ? assign?.Value : null) switch
    {
        Apply { Function: Fn.NewArray, Args.Count: 1 } made => Resolved(made.Args[0]),
        Apply { Function: Fn.Slice, Args.Count: 3 } slice => Resolved(slice.Args[2]),
        Apply { Function: Fn.Slice or Fn.Snapshot, Args: { Count: 1 } whole } => LengthOf(((Read)whole[0]).Local),
        Read { Local: var same } => LengthOf(same),
        _ => Canonical.Of(Integers.Length(new Read(array))),
    };

    private Expr Resolved(Expr length)
    {
        if (length is Read { Local: var local } && definitions.TryGetValue(local.Id, out var assign) && assign?.Value is Quoted { Movable: true } text) length = text;
        return Lengths.Asked(length) is { } asked ? LengthOf(asked) : Canonical.Of(length);
    }
}
