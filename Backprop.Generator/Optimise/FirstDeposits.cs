using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Optimise;

/// <summary>
/// dA[j] += e ⇒ dA[j] = e, where dA[j] is known to be zero: because the buffer is new or cleared, or because a loop, or the statement before, has put zeros
/// there. A sum that begins with such an element begins with zero.
/// </summary>
internal sealed class FirstDeposits
{
    private readonly ElementFlow flow;
    private readonly Stack<Touch> loops = [];
    private readonly HashSet<int> found = [];
    private readonly HashSet<int> sums;
    private int nextId;
    private int position;

    private FirstDeposits(Function function, ElementFlow flow)
    {
        this.flow = flow;
        nextId = function.NextId();
        sums = new HashSet<int>(IrWalk.All(function.Body).OfType<Accumulate>().Select(sum => sum.Target.Id));
    }

    public static Function Run(Function function)
    {
        if (AdjointBuffers.Of(function) is not { } buffers) return function;
        var pass = new FirstDeposits(function, new ElementFlow(buffers, new Trips(function), isForward: true));
        foreach (var touches in Touches.Of(function.Body, buffers).Values) pass.Walk(touches, new Zeros(Parts.None, CellSet.None));
        return pass.found.Count == 0 ? function : function with { Body = pass.Rewrite(function.Body) };
    }

    private Zeros Walk(IReadOnlyList<Touch> block, Zeros zeros)
    {
        foreach (var touch in block) zeros = Walk(touch, zeros);
        return zeros;
    }

    private Zeros Walk(Touch touch, Zeros zeros)
    {
        var after = flow.Through(touch, zeros.Except);
        switch (touch.Stmt)
        {
            case Loop:
                // What no trip shares with another one is as it was before the loop.
                var own = zeros.Except.IsEmpty && flow.OwnCell(touch) is { } cell ? CellSet.Of(cell) : touch.Writes ? CellSet.None : zeros.Cells;
                var inside = flow.InTrips(touch, zeros.Except);
                loops.Push(touch);
                Walk(touch.Blocks[0], new Zeros(inside, touch.Writes ? CellSet.None : zeros.Cells));
                Walk(touch.Blocks[1], new Zeros(inside, own));
                loops.Pop();
                return new Zeros(after, touch.Writes ? CellSet.None : zeros.Cells);
            case If:
                var (then, otherwise) = (Walk(touch.Blocks[0], zeros), Walk(touch.Blocks[1], zeros));
                return new Zeros(flow.Meet(then.Except, otherwise.Except), then.Cells.And(otherwise.Cells));
            case Guard:
                var guarded = Walk(touch.Blocks[0], zeros);
                return new Zeros(flow.Meet(zeros.Except, guarded.Except), zeros.Cells.And(guarded.Cells));
        }
        if (touch.Blocks.Count > 0) return new Zeros(after, CellSet.None);
        if (touch.Stmt is AccumulateAt or Assign { Value: Element } && touch.Accesses.All(access => zeros.Except.IsEmpty || zeros.Cells.Contains(access.Cell))) found.Add(touch.Position);
        var cells = zeros.Cells;
        foreach (var access in touch.Accesses)
            cells = access.Written switch
            {
                Written.Anything => cells.ApartFrom(access.Cell),
                Written.Zero when !access.IsWhole && flow.IsStable(access.Cell, loops) => cells.With(access.Cell),
                _ => cells,
            };
        return new Zeros(after, touch.IsMaking ? CellSet.None : cells);
    }

    private Seq<Stmt> Rewrite(Seq<Stmt> body)
    {
        var output = new List<Stmt>();
        foreach (var stmt in body)
        {
            bool isFirst = found.Contains(position++);
            switch (stmt)
            {
                case AccumulateAt update when isFirst:
                    var value = update.Value;
                    if (update.Negative && Algebra.Neg(value) is var negated)
                    {
                        value = negated as Atom ?? new Read(new Local(nextId++, "minus", value.Type, LocalRole.Temporary));
                        if (value is Read { Local: var minus } && negated is not Atom) output.Add(new Assign(minus, negated, update.Quote));
                    }
                    output.Add(new Store(update.Array, update.Indices, value, update.Quote));
                    break;
                case Assign { Value: Element } read when isFirst && sums.Contains(read.Target.Id):
                    output.Add(read with { Value = Algebra.Number(0, read.Target.Type) });
                    break;
                default:
                    output.Add(IrWalk.MapBlocks(stmt, Rewrite));
                    break;
            }
        }
        return output.ToSeq();
    }

    /// <summary>All elements of a buffer, except those of some parts; and, even so, these cells.</summary>
    private sealed record Zeros(Parts Except, CellSet Cells);
}
