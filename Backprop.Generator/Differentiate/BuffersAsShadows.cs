using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Differentiate;

/// <summary>
/// shadow = new T[n]; A; for each element: buffer += shadow ⇒ A, with the buffer in the place of the shadow: a gradient finds its buffers
/// cleared, so that what the method writes needs no other array for its adjoints.
/// </summary>
internal static class BuffersAsShadows
{
    public static Seq<Stmt> Run(Sweeps sweeps, Seq<Stmt> backward)
    {
        var aliases = new Aliases(sweeps.Primal.Body);
        // Nothing else touches the buffer of an array that the method writes.
        var buffers = new HashSet<int>(sweeps.Buffers.Where((_, i) => aliases.IsWritten(sweeps.ActiveArrays[i])).Select(buffer => buffer.Id));
        if (buffers.Count == 0) return backward;
        var own = new HashSet<int>(backward.OfType<Assign>().Where(assign => assign.Value is Apply { Function: Fn.NewArray }).Select(assign => assign.Target.Id));
        var sums = new Dictionary<Stmt, Local>(ByReference.Instance);
        var buffersOf = new Dictionary<int, Local>();
        foreach (var loop in backward.OfType<Loop>())
            if (Sum(loop) is var (shadow, buffer) && own.Contains(shadow.Id) && buffers.Contains(buffer.Id))
                (sums[loop], buffersOf[shadow.Id]) = (shadow, buffer);
        // A copy would have the type of the shadow.
        foreach (var stmt in IrWalk.All(backward))
            if (stmt is Assign { Value: Read { Local: var copied } }) buffersOf.Remove(copied.Id);
        // So would have what is one array or another.
        if (IrWalk.All(backward).Any(stmt => stmt is Assign { Target.Type: ArrayType, Value: Apply { Function: Fn.Select } }))
            foreach (int shadow in buffersOf.Where(pair => pair.Value.Type is ArrayType { Part: not null }).Select(pair => pair.Key).ToArray()) buffersOf.Remove(shadow);
        if (buffersOf.Count == 0) return backward;
        var kept = backward.Where(stmt => !(MadeOrAdded(stmt) is { } shadow && buffersOf.ContainsKey(shadow.Id))).ToSeq();
        foreach (var stmt in IrWalk.All(kept))
            if (stmt is Assign { Target: var span, Value: Apply { Function: Fn.Slice } slice } && slice.Args[0] is Read { Local.Id: var whole } && buffersOf.TryGetValue(whole, out var cut) && cut.Type is ArrayType { Part: not null } type)
                buffersOf[span.Id] = span with { Type = type.Room };
        return kept.Select(stmt => Retyped(IrWalk.Rename(stmt, local => buffersOf.TryGetValue(local.Id, out var buffer) ? buffer : local))).ToSeq();

        Local? MadeOrAdded(Stmt stmt) => stmt is Assign assign ? assign.Target : sums.TryGetValue(stmt, out var shadow) ? shadow : null;
    }

    /// <summary>What is cut out of the buffer of an array of structs has the type of that.</summary>
    private static Stmt Retyped(Stmt stmt) => stmt is Assign { Target.Type: ArrayType { Part: not null } type, Value: Apply { Function: Fn.Slice } slice } assign
        ? assign with { Value = slice with { Type = type } }
        : IrWalk.MapBlocks(stmt, block => block.Select(Retyped).ToSeq());

    /// <summary>The two arrays of a loop that does nothing but add one to the other.</summary>
    private static (Local Shadow, Local Buffer)? Sum(Loop loop)
    {
        while (loop.Body.OfType<Loop>().FirstOrDefault() is { } inner) loop = inner;
        return loop.Body.Count > 1 && loop.Body[0] is Assign { Target: var element, Value: Element { Array: Read { Local: var shadow } } read }
            && loop.Body[1] is AccumulateAt { Array: Read { Local: var buffer }, Negative: false, Value: Read { Local: var added } } sum
            && added.Id == element.Id && sum.Indices.Equals(read.Indices) ? (shadow, buffer) : null;
    }
}
