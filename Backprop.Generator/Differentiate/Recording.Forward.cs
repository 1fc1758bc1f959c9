using Backprop.Generator.Ir;

namespace Backprop.Generator.Differentiate;

/// <summary>The forward sweep records: what a trip begins with at its begin, the rest where it gets its value.</summary>
internal sealed partial class Recording
{
    private Seq<Stmt> Forward()
    {
        var output = new List<Stmt>();
        foreach (var stmt in primal.Body)
        {
            foreach (var loop in IrWalk.All([stmt]).OfType<Loop>())
                if (records.TryGetValue(loop.Form.Id, out var record)) Begin(record, ReferenceEquals(loop, stmt), output);
            output.AddRange(Recorded(stmt, around: null));
        }
        return output.ToSeq();
    }

    /// <summary>The empty tapes and the first slot, before the statement that holds the loop.</summary>
    private void Begin(LoopRecord record, bool isTopLevel, List<Stmt> output)
    {
        foreach (var (_, tape) in record.Tapes) output.Add(new Assign(tape, NewTapeOf(tape.Type, isTopLevel ? record.KnownTrips : null), -1));
        if (record.Slot is { } slot) output.Add(new Assign(slot, new Const(0, "0", IrType.Int), -1));
    }

    private static Quoted NewTapeOf(IrType type, Expr? trips)
    {
        var pieces = trips is Quoted quoted ? quoted.Pieces.ToArray() : trips is Const number ? [number.Text!] : trips is null ? [""] : ["", ""];
        var holes = trips is Quoted { Holes: var own } ? own : trips is Read read ? Seq.Of(new Hole(read, HoleKind.Cut, -1)) : Seq<Hole>.Empty;
        pieces[0] = "new " + type.Text + "(" + pieces[0];
        pieces[pieces.Length - 1] += ")";
        return new Quoted(pieces.ToSeq(), holes, type, Binding.Primary, Movable: true);
    }

    private IEnumerable<Stmt> Recorded(Stmt stmt, LoopRecord? around)
    {
        switch (stmt)
        {
            case Loop loop:
                var record = records.TryGetValue(loop.Form.Id, out var known) ? known : null;
                if (record?.From is { } from)
                {
                    yield return new Assign(from, new Read(record.Slot!), -1);
                    foreach (var store in Stores(around!, value => value.Id == from.Id)) yield return store;
                }
                yield return record is null ? loop : Recorded(loop, record);
                foreach (var store in StoresAfter(loop, around)) yield return store;
                break;
            case If choice:
                yield return IrWalk.MapBlocks(choice, block => block.SelectMany(inner => Recorded(inner, around)).ToSeq());
                break;
            default:
                yield return stmt;
                if (around is null) break;
                foreach (var target in IrWalk.Targets(stmt))
                    if (!loops.IsCarried(target))
                        foreach (var store in Stores(around, value => value.Id == target.Id)) yield return store;
                break;
        }
    }

    private Loop Recorded(Loop loop, LoopRecord record)
    {
        var tested = new HashSet<int>(loop.Test.SelectMany(IrWalk.Targets).Concat(loops.Carried(record.Loop)).Select(local => local.Id));
        var body = Stores(record, value => tested.Contains(value.Id)).Concat(loop.Body.SelectMany(stmt => Recorded(stmt, record))).ToList();
        if (record.Slot is { } slot) Step(body, slot, Plus(slot, 1));
        return loop with { Body = body.ToSeq() };
    }

    /// <summary>What an inner loop leaves behind, for the trip of the outer one.</summary>
    private IEnumerable<Stmt> StoresAfter(Loop inner, LoopRecord? around) =>
        around is null ? [] : Stores(around, value => loops.Owns(inner.Form.Id, value));

    private static IEnumerable<Stmt> Stores(LoopRecord record, Func<Local, bool> which) =>
        record.Tapes.Where(pair => which(pair.Value)).Select(pair => new Store(new Read(pair.Tape), new Read(record.ForwardSlot), new Read(pair.Value), -1));
}
