using Backprop.Generator.Ir;

namespace Backprop.Generator.Differentiate;

/// <summary>The forward sweep records: what a trip begins with at its begin, the rest where it gets its value.</summary>
internal sealed partial class Recording
{
    private Seq<Stmt> Forward()
    {
        var output = new List<Stmt>();
        // A trip that is computed again writes its arrays itself.
        foreach (var stmt in leftOut.Count == 0 ? primal.Body : WithoutLeftOut(primal.Body))
        {
            var begins = new List<Stmt>();
            foreach (var loop in IrWalk.All([stmt]).OfType<Loop>())
                if (records.TryGetValue(loop.Form.Id, out var record)) Begin(record, ReferenceEquals(loop, stmt), begins);
            output.InsertRange(BeforeInitialValues(output, stmt, begins), begins);
            output.AddRange(Recorded(stmt, around: null));
        }
        return output.ToSeq();
    }

    private Seq<Stmt> WithoutLeftOut(Seq<Stmt> body) => body.Where(stmt => !leftOut.Contains(stmt)).Select(stmt => IrWalk.MapBlocks(stmt, WithoutLeftOut)).ToSeq();

    /// <summary>The empty tapes and the first slot, before the statement that holds the loop.</summary>
    private void Begin(LoopRecord record, bool isTopLevel, List<Stmt> output)
    {
        if (record.Tapes.Count > 0)
        {
            var trips = isTopLevel ? record.KnownTrips : null;
            if (trips is not (null or Atom))
            {
                var count = NewInt("trips") with { Role = LocalRole.Temporary };
                output.Add(new Assign(count, trips, -1));
                trips = new Read(count);
            }
            var room = trips is null ? Seq<Expr>.Empty : Seq.Of(trips);
            foreach (var (_, tape) in record.Tapes) output.Add(new Assign(tape, new Apply(Fn.NewTape, room, tape.Type), -1));
        }
        if (record.Slot is { } slot) output.Add(new Assign(slot, Integers.Number(0), -1));
    }

    /// <summary>The initial values of a loop's own variables stay next to it.</summary>
    private static int BeforeInitialValues(List<Stmt> output, Stmt stmt, List<Stmt> begins)
    {
        int at = output.Count;
        if (stmt is not Loop) return at;
        var read = new HashSet<int>(begins.SelectMany(IrWalk.Reads).Select(local => local.Id));
        while (at > 0 && output[at - 1] is Assign { Value: Atom or Quoted { Movable: true, Holes.Count: 0 } } initial && !read.Contains(initial.Target.Id)) at--;
        return at;
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
                    if (StoreOf(from, around!) is { } store) yield return store;
                }
                yield return record is null ? loop : Recorded(loop, record);
                foreach (var after in StoresAfter(loop, around)) yield return after;
                break;
            case If choice:
                yield return IrWalk.MapBlocks(choice, block => block.SelectMany(inner => Recorded(inner, around)).ToSeq());
                break;
            default:
                yield return stmt;
                if (around is null) break;
                foreach (var target in IrWalk.Targets(stmt))
                    if (!loops.IsCarried(target) && StoreOf(target, around) is { } recorded) yield return recorded;
                break;
        }
    }

    private Loop Recorded(Loop loop, LoopRecord record)
    {
        var tested = new HashSet<int>(loop.Test.SelectMany(IrWalk.Targets).Concat(loops.Carried(record.Loop)).Select(local => local.Id));
        var body = Stores(record, value => tested.Contains(value.Id)).Concat(loop.Body.SelectMany(stmt => Recorded(stmt, record))).ToList();
        if (record.Slot is { } slot)
        {
            // As soon as the slot is full, so that a jump at the end of the trip stays there.
            var rest = body.Skip(body.FindLastIndex(stmt => IrWalk.All([stmt]).OfType<Store>().Any(store => store.Indices[0] is Read read && read.Local.Id == slot.Id)) + 1).ToList();
            body.RemoveRange(body.Count - rest.Count, rest.Count);
            Step(body, slot, Integers.Shifted(new Read(slot), 1));
            body.AddRange(rest);
        }
        return loop with { Body = body.ToSeq() };
    }

    /// <summary>What an inner loop leaves behind, for the trip of the outer one.</summary>
    private IEnumerable<Stmt> StoresAfter(Loop inner, LoopRecord? around) =>
        around is null ? [] : Stores(around, value => loops.Owns(inner.Form.Id, value));

    private static Store? StoreOf(Local value, LoopRecord record) =>
        record.FindTape(value) is { } tape ? new Store(new Read(tape), Seq.Of<Expr>(new Read(record.ForwardSlot)), new Read(value), -1) : null;

    private static IEnumerable<Stmt> Stores(LoopRecord record, Func<Local, bool> which) =>
        record.Tapes.Where(pair => which(pair.Value)).Select(pair => new Store(new Read(pair.Tape), Seq.Of<Expr>(new Read(record.ForwardSlot)), new Read(pair.Value), -1));
}
