using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Optimise;

/// <summary>
/// dA[j] = 0, where nobody reads dA[j] any more before it is overwritten ⇒ nothing; and d = dA[j]; dA[j] = d ⇒ d = dA[j]. A loop that did nothing
/// else is gone, too.
/// </summary>
internal sealed class DeadResets
{
    private readonly ElementFlow flow;
    private readonly Trips trips;
    private readonly Stack<Touch> loops = [];
    private readonly HashSet<int> dead = [];
    private int position;

    private DeadResets(AdjointBuffers buffers, Trips trips)
    {
        this.trips = trips;
        flow = new ElementFlow(buffers, trips, isForward: false);
    }

    public static Function Run(Function function)
    {
        if (AdjointBuffers.Of(function) is not { } buffers) return function;
        var pass = new DeadResets(buffers, new Trips(function));
        foreach (var touches in Touches.Of(function.Body, buffers)) pass.Walk(touches.Value, new Wanted(Parts.Of(buffers.Given.Where(given => buffers.BufferOf(given) == touches.Key), buffers), CellSet.None));
        if (pass.dead.Count == 0) return function;
        // All that is left in arrays and on tapes stays there.
        var kept = IrWalk.Targets(function.Body).Concat(function.Parameters).Where(local => local.Type is ArrayType or Tape).Select(local => new Read(local));
        return function with { Body = RemoveDead.Run(pass.Rewrite(function.Body), function.Results.Concat(kept)) };
    }

    private Wanted Walk(IReadOnlyList<Touch> block, Wanted wanted)
    {
        for (int i = block.Count - 1; i >= 0; i--) wanted = Walk(block[i], wanted);
        Touch? before = null;
        foreach (var touch in block)
        {
            if (before is not null && PutsBack(touch, before)) dead.Add(touch.Position);
            if (!dead.Contains(touch.Position)) before = touch;
        }
        return wanted;
    }

    /// <summary>Whether a statement stores what has just been read there.</summary>
    private bool PutsBack(Touch touch, Touch before) => touch.Stmt is Store { Value: Read { Local: var stored } } && before.Stmt is Assign { Target: var read, Value: Element }
        && stored.Id == read.Id && trips.IsStable(read) && touch.Sole is { } cell && cell.Equals(before.Sole) && flow.IsStable(cell, loops);

    private Wanted Walk(Touch touch, Wanted wanted)
    {
        var before = flow.Through(touch, wanted.Parts);
        switch (touch.Stmt)
        {
            case Loop:
                var inside = flow.InTrips(touch, wanted.Parts);
                // What no trip shares with another one, nobody wants when it ends.
                var own = wanted.Parts.IsEmpty && flow.OwnCell(touch) is { } cell ? CellSet.Of(cell) : CellSet.None;
                loops.Push(touch);
                Walk(touch.Blocks[1], new Wanted(inside, own));
                Walk(touch.Blocks[0], new Wanted(inside, CellSet.None));
                loops.Pop();
                return new Wanted(before, CellSet.None);
            case If:
                var (then, otherwise) = (Walk(touch.Blocks[0], wanted), Walk(touch.Blocks[1], wanted));
                return new Wanted(flow.Meet(then.Parts, otherwise.Parts), then.Except.And(otherwise.Except));
            case Guard:
                var guarded = Walk(touch.Blocks[0], wanted);
                return new Wanted(flow.Meet(wanted.Parts, guarded.Parts), wanted.Except.And(guarded.Except));
        }
        if (touch.Blocks.Count > 0) return new Wanted(before, CellSet.None);
        if (touch.Stmt is Store && touch.Accesses.All(access => access.Written == Written.Zero && (wanted.Parts.IsEmpty || wanted.Except.Contains(access.Cell)))) dead.Add(touch.Position);
        var except = wanted.Except;
        foreach (var access in touch.Accesses)
            if (!access.Reads && access.Written != Written.Nothing && !access.IsWhole && flow.IsStable(access.Cell, loops)) except = except.With(access.Cell);
        foreach (var access in touch.Accesses)
            if (access.Reads) except = except.ApartFrom(access.Cell);
        return new Wanted(before, touch.IsMaking ? CellSet.None : except);
    }

    private Seq<Stmt> Rewrite(Seq<Stmt> body)
    {
        var output = new List<Stmt>();
        foreach (var stmt in body)
            if (!dead.Contains(position++)) output.Add(IrWalk.MapBlocks(stmt, Rewrite));
        return output.ToSeq();
    }

    /// <summary>The parts that may still be read, except for these cells.</summary>
    private sealed record Wanted(Parts Parts, CellSet Except);
}
