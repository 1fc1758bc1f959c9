using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Differentiate;

/// <summary>
/// for each trip: the trip, then its reverse. For loops whose trips share nothing but sums, where the value needs the sums but the way back to the
/// loop does not: they run once, in the place of their reverse, and what is computed of the sums is computed behind it.
/// </summary>
internal sealed partial class Recording
{
    private readonly HashSet<Stmt> postponed = new(ByReference.Instance);
    private Outline? outline;

    /// <summary>From this statement on all are quiet, or left out.</summary>
    private int quietFrom;

    private bool RunOnce(Repeat repeat, LoopRecord record, List<Stmt> output)
    {
        var loop = loops[repeat.Loop];
        if (!record.InOrder || record.Counted?.Bound is null) return false;
        // The value is asked for on every path, so that its sums and their reverse have to run on every path.
        outline ??= new Outline(primal, wayBack);
        if (!outline.Holds(loop) || !outline.Holds(repeat)) return false;
        var steps = new HashSet<int>(record.Counters.Select(counter => counter.Variable.Id));
        var copies = CopiesOf(loop).Where(copy => !steps.Contains(copy.Target.Id)).ToArray();
        if (Behind(loop, repeat, copies) is not { } behind) return false;

        var needed = Needed(repeat).Concat(copies.SelectMany(IrWalk.Reads)).ToArray();
        var slice = SliceOf(loop, needed);
        if (!IsReplayable(loop, slice, out var written) || !KeepsLoops(repeat, slice)) return false;
        if (!IrWalk.All(loop.Body).SelectMany(IrWalk.AllWritten).All(array => written.Contains(arrays.ClassOf(array)))) return false;

        leftOut.Add(loop);
        foreach (var stmt in behind)
        {
            leftOut.Add(stmt);
            postponed.Add(stmt);
        }
        foreach (var bound in BoundsOf(loop, repeat))
        {
            leftOut.Add(bound);
            output.Add(bound with { Quote = -1 });
        }
        Replay(repeat, record, slice, copies, output);
        return true;
    }

    /// <summary>What is computed for the loop's test alone goes with it.</summary>
    private IReadOnlyList<Assign> BoundsOf(Loop loop, Repeat repeat)
    {
        int at = outline!.IndexOf(loop);
        return loop.Test.SelectMany(IrWalk.Reads).Where(asked => !loops.IsCarried(asked)
                && outline.Readers(asked).All(reader => reader == at) && outline.BackwardReaders(asked).All(reader => ReferenceEquals(reader, repeat)) && !outline.Returns(asked))
            .Select(counters.DefinitionOf).OfType<Assign>().Where(bound => bound.Value is Quoted { Movable: true, Holes.Count: > 0 } && outline.Holds(bound)).Distinct().ToArray();
    }

    /// <summary>The statements behind the loop that depend on its sums, where they may wait; null if the loop itself cannot.</summary>
    private IReadOnlyList<Stmt>? Behind(Loop loop, Repeat repeat, IReadOnlyList<Assign> copies)
    {
        int at = outline!.IndexOf(loop);
        for (; quietFrom > at + 1; quietFrom--)
            if (primal.Body[quietFrom - 1] is var before && !leftOut.Contains(before) && !IsQuiet(before)) return null;
        var sums = new HashSet<int>(copies.Select(copy => copy.Target.Id));
        foreach (var target in IrWalk.Targets(loop))
        {
            if (outline.BackwardReaders(target).Any(reader => !ReferenceEquals(reader, repeat))) return null;
            if (!sums.Contains(target.Id) && (outline.Returns(target) || outline.Readers(target).Any(reader => reader > at))) return null;
        }
        var waiting = new SortedSet<int>();
        var later = new Queue<Local>(copies.Select(copy => copy.Target));
        while (later.Count > 0)
            foreach (int reader in outline.Readers(later.Dequeue()))
            {
                if (reader <= at || !waiting.Add(reader)) continue;
                if (!IrWalk.IsArithmetic(primal.Body[reader])) return null;
                foreach (var target in IrWalk.Targets(primal.Body[reader]))
                {
                    if (outline.BackwardReaders(target).Any()) return null;
                    later.Enqueue(target);
                }
            }
        return waiting.Select(index => primal.Body[index]).ToArray();
    }

    /// <summary>Whether nobody can tell if a statement has run before the loop or behind it.</summary>
    private static bool IsQuiet(Stmt stmt) => IrWalk.All([stmt]).All(inner => inner is not (Effect or Next or Call) && IrWalk.Impure(inner) is null && !IrWalk.AllWritten(inner).Any());
}
