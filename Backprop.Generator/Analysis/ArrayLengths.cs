using Backprop.Generator.Ir;

namespace Backprop.Generator.Analysis;

/// <summary>How long arrays are, in terms that can be compared: as they were made, or as the text that asks them.</summary>
/// <param name="definitionOf">The one assignment to a variable.</param>
/// <param name="buffers">Those that are known to be as long as another array.</param>
internal sealed class ArrayLengths(Func<Local, Assign?> definitionOf, IEnumerable<AdjointBuffer>? buffers = null)
{
    private const string OneLess = " - 1";

    private readonly Dictionary<int, Local> like = (buffers ?? []).ToDictionary(pair => pair.Buffer.Id, pair => pair.Array);

    /// <summary>Whether an expression is the length of an array.</summary>
    public bool IsLengthOf(Expr bound, Local array) => Resolved(bound).Equals(Of(array));

    /// <summary>Whether an expression is one less than the length of an array.</summary>
    public bool IsOneLessThan(Expr bound, Local array)
    {
        if (bound is Read { Local: var local } && definitionOf(local)?.Value is { } value) bound = value;
        if (bound is not Quoted { Holes.Count: 1, Movable: true } text || text.Pieces[0].Length > 0 || !text.Pieces[1].EndsWith(OneLess, StringComparison.Ordinal)) return false;
        string asked = text.Pieces[1].Substring(0, text.Pieces[1].Length - OneLess.Length);
        return IsLengthOf(asked.Length == 0 ? text.Holes[0].Value : text with { Pieces = Seq.Of("", asked), Binding = Binding.Primary }, array);
    }

    /// <summary>What the length of an array depends on in the end.</summary>
    public IEnumerable<Local> Operands(Expr length) => IrWalk.Reads(Resolved(length));

    private Expr Of(Local array) => (like.TryGetValue(array.Id, out var other) ? new Read(other) : definitionOf(array)?.Value) switch
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
        return Lengths.Asked(length) is { Type: ArrayType } asked ? Of(asked) : Canonical.Of(length);
    }
}
