using Backprop.Generator.Ir;

namespace Backprop.Generator.Analysis;

/// <summary>How long arrays are, in terms that can be compared: as they were made, or as the text that asks them.</summary>
/// <param name="definitionOf">The one assignment to a variable.</param>
/// <param name="like">An array that is known to be as long.</param>
internal sealed class ArrayLengths(Func<Local, Assign?> definitionOf, IReadOnlyDictionary<int, Local>? like = null)
{
    /// <summary>Whether an expression is the length of an array.</summary>
    public bool IsLengthOf(Expr bound, Local array) => Resolved(bound).Equals(Of(array));

    /// <summary>What the length of an array depends on in the end.</summary>
    public IEnumerable<Local> Operands(Expr length) => IrWalk.Reads(Resolved(length));

    private Expr Of(Local array) => (like is not null && like.TryGetValue(array.Id, out var other) ? new Read(other) : definitionOf(array)?.Value) switch
    {
        Apply { Function: Fn.NewArray, Args.Count: 1 } made => Resolved(made.Args[0]),
        Apply { Function: Fn.Slice, Args.Count: 3 } slice => Resolved(slice.Args[2]),
        Apply { Function: Fn.Slice or Fn.Snapshot, Args: { Count: 1 } whole } => Of(((Read)whole[0]).Local),
        Read { Local: var same } => Of(same),
        _ => Canonical.Of(Integers.Length(new Read(array))),
    };

    private Expr Resolved(Expr length)
    {
        if (length is Read { Local: var local } && definitionOf(local)?.Value is Quoted { Movable: true } text) length = text;
        return Lengths.Asked(length) is { } asked ? Of(asked) : Canonical.Of(length);
    }
}
