using Backprop.Generator.Ir;

namespace Backprop.Generator.Analysis;

/// <summary>
/// Which elements of a buffer may hold something else than zero behind a statement, by those that may before it; or, the other way, which may
/// still be read before it, by those that may behind it. A statement takes some parts out, and then puts others in.
/// </summary>
internal sealed class ElementFlow(AdjointBuffers buffers, Trips trips, bool isForward)
{
    private readonly Dictionary<Touch, (Parts Out, Parts In)> known = [];

    /// <summary>The parts on the other side of a statement.</summary>
    public Parts Through(Touch touch, Parts parts)
    {
        var (taken, put) = Of(touch);
        return parts.Without(taken, buffers).And(put, buffers);
    }

    /// <summary>The parts in any trip of a loop, on the side from which it is entered.</summary>
    public Parts InTrips(Touch loop, Parts parts) => parts.And(Inner(loop).Outside(loop, trips, buffers), buffers);

    /// <summary>What a loop over all elements but the last takes out together with the statement behind it, which sees to that one; null for any others.</summary>
    public Parts? TakenOutTogether(Touch loop, Touch last) =>
        TakenByTrips(loop) is { Index: Read { Local: var index } } cell && last is { Blocks.Count: 0, Accesses.Count: 1 } && TakesOut(last.Accesses[0]) && cell.Equals(last.Accesses[0].Cell)
            && trips.CoversAllButLast(loop, index, cell.Part) ? Parts.Of([cell.Part], buffers) : null;

    /// <summary>The parts where paths meet.</summary>
    public Parts Meet(Parts one, Parts other) => one.And(other, buffers);

    /// <summary>The one cell of a trip, in a loop in which no trip touches that of another one.</summary>
    public Cell? OwnCell(Touch loop) =>
        loop.Sole is { Index: Read { Local: var index } } cell && !loop.Holds(trips.DefinedAt(cell.Part)) && trips.HasOwn(loop, index) ? cell : null;

    /// <summary>Whether an index is the same number wherever it stands in a body.</summary>
    public bool IsStable(Cell cell, IEnumerable<Touch> loops) => cell.Index switch
    {
        Const => true,
        Read { Local: var index } => trips.IsStable(index) || loops.Any(loop => trips.HasOwn(loop, index)),
        _ => false,
    };

    private (Parts Out, Parts In) Of(Touch touch) => known.TryGetValue(touch, out var found) ? found : known[touch] = Effect(touch);

    private (Parts Out, Parts In) Effect(Touch touch)
    {
        if (touch.IsMaking) return (Parts.Of(IrWalk.Targets(touch.Stmt), buffers), Parts.None);
        if (touch.Blocks.Count == 0) return (Select(touch, access => access.IsWhole && TakesOut(access)), Select(touch, PutsIn));
        if (touch.Stmt is If or Guard) return (Parts.None, Inner(touch));
        if (TakenByTrips(touch) is { Index: Read { Local: var index } } cell && trips.Covers(touch, index, cell.Part)) return (Parts.Of([cell.Part], buffers), Parts.None);
        return (Parts.None, Inner(touch).Outside(touch, trips, buffers));
    }

    /// <summary>The one cell of a trip, where each takes its own out.</summary>
    private Cell? TakenByTrips(Touch touch) => touch.Stmt is Loop && OwnCell(touch) is { Index: Read } cell && TakesOutItsOwn(touch.Blocks[1]) ? cell : null;

    /// <summary>What the bodies put in.</summary>
    private Parts Inner(Touch touch)
    {
        var all = Parts.None;
        foreach (var block in touch.Blocks)
        {
            var parts = Parts.None;
            foreach (var inner in isForward ? block : block.Reverse()) parts = Through(inner, parts);
            all = Meet(all, parts);
        }
        return all;
    }

    private Parts Select(Touch touch, Func<Access, bool> predicate) => Parts.Of(touch.Accesses.Where(predicate).Select(access => access.Cell.Part), buffers);

    private bool PutsIn(Access access) => isForward ? access.Written == Written.Anything : access.Reads;

    private bool TakesOut(Access access) => isForward ? access.Written == Written.Zero : access.Written != Written.Nothing && !access.Reads;

    /// <summary>Whether a trip that touches one cell takes it out, whatever else it does.</summary>
    private bool TakesOutItsOwn(IReadOnlyList<Touch> trip)
    {
        var decisive = isForward ? trip.LastOrDefault(touch => touch.Writes) : trip[0];
        return decisive is { Blocks.Count: 0, Accesses.Count: 1 } && TakesOut(decisive.Accesses[0]);
    }
}
