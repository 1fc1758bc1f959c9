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

    private bool RunOnce(Repeat repeat, LoopRecord record, List<Stmt> output)
    {
        var loop = loops[repeat.Loop];
        if (!record.InOrder || record.Counted?.Bound is null) return false;
        // The value is asked for on every path, so that its sums and their reverse have to run on every path.
        if (!primal.Body.Any(stmt => ReferenceEquals(stmt, loop)) || !wayBack.Any(stmt => ReferenceEquals(stmt, repeat))) return false;
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
    private Assign[] BoundsOf(Loop loop, Repeat repeat)
    {
        var asked = new HashSet<int>(loop.Test.SelectMany(IrWalk.Reads).Select(local => local.Id));
        asked.ExceptWith(primal.Body.Where(stmt => !ReferenceEquals(stmt, loop)).Concat(wayBack.Where(stmt => !ReferenceEquals(stmt, repeat))).SelectMany(IrWalk.Reads).Select(local => local.Id));
        return primal.Body.OfType<Assign>().Where(bound => bound.Value is Quoted { Movable: true, Holes.Count: > 0 } && asked.Contains(bound.Target.Id) && !loops.IsCarried(bound.Target)).ToArray();
    }

    /// <summary>The statements behind the loop that depend on its sums, where they may wait; null if the loop itself cannot.</summary>
    private IReadOnlyList<Stmt>? Behind(Loop loop, Repeat repeat, IReadOnlyList<Assign> copies)
    {
        var inside = new HashSet<int>(IrWalk.Targets(loop).Select(target => target.Id));
        var sums = new HashSet<int>(copies.Select(copy => copy.Target.Id));
        if (wayBack.Where(stmt => !ReferenceEquals(stmt, repeat)).SelectMany(IrWalk.Reads).Any(local => inside.Contains(local.Id))) return null;

        var waiting = new List<Stmt>();
        var later = new HashSet<int>(sums);
        foreach (var stmt in primal.Body.SkipWhile(stmt => !ReferenceEquals(stmt, loop)).Skip(1))
        {
            if (IrWalk.Reads(stmt).Any(local => inside.Contains(local.Id) && !sums.Contains(local.Id))) return null;
            bool depends = IrWalk.Reads(stmt).Any(local => later.Contains(local.Id));
            if (!leftOut.Contains(stmt) && !IsQuiet(stmt) || depends && !MayWait(stmt)) return null;
            if (!depends) continue;
            waiting.Add(stmt);
            later.UnionWith(IrWalk.Targets(stmt).Select(target => target.Id));
        }
        bool isAsked = wayBack.SelectMany(IrWalk.Reads).Any(local => later.Contains(local.Id) && !inside.Contains(local.Id))
            || primal.Results.SelectMany(IrWalk.Reads).Any(local => inside.Contains(local.Id) && !sums.Contains(local.Id));
        return isAsked ? null : waiting;
    }

    /// <summary>Whether nobody can tell if a statement has run before the loop or behind it.</summary>
    private static bool IsQuiet(Stmt stmt) => IrWalk.All([stmt]).All(inner => inner is not (Effect or Next or Call) && IrWalk.Impure(inner) is null && !IrWalk.AllWritten(inner).Any());

    /// <summary>Whether a statement computes nothing but numbers from numbers.</summary>
    private static bool MayWait(Stmt stmt) => IrWalk.All([stmt]).All(inner => inner is Assign { Target.Type: not (ArrayType or Tape), Value: not Quoted { Movable: false } } or Unpack or If && !IrWalk.ElementReads(inner).Any());
}
