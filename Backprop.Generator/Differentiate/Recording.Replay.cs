using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;
using Backprop.Generator.Optimise;

namespace Backprop.Generator.Differentiate;

/// <summary>
/// for each trip, backwards: the trip once more, as far as its reverse reads it, then its reverse. For loops whose trips share nothing but
/// sums, and whose forward sweep nothing else asks for: they need no tape but that of one trip.
/// </summary>
internal sealed partial class Recording
{
    private bool Replay(Repeat repeat, LoopRecord record, List<Stmt> output)
    {
        var loop = loops[repeat.Loop];
        if (record.Counted?.Bound is null || !IrWalk.All(repeat.Body).Any(stmt => stmt is Repeat) && !ReadsUnsettled(repeat) && !ReadsWhatALoopLeaves(repeat)) return false;
        var needed = Needed(repeat);
        var slice = SliceOf(loop, needed);
        if (SharesMore(loop, slice, record, needed) || !IsReplayable(loop, slice, out var written) || !KeepsLoops(repeat, slice)) return false;
        foreach (var stmt in IrWalk.All([loop]))
            if (IrWalk.AllWritten(stmt).Any(array => written.Contains(arrays.ClassOf(array)))) leftOut.Add(stmt);
        Replay(repeat, record, slice, [], output);
        return true;
    }

    /// <summary>What the loop hands on to the next trip.</summary>
    private IEnumerable<Assign> CopiesOf(Loop loop)
    {
        var carried = new HashSet<int>(loops.Carried(loop.Form.Id).Select(local => local.Id));
        return loop.Body.OfType<Assign>().Where(copy => carried.Contains(copy.Target.Id));
    }

    /// <summary>What the reverse of a trip reads of it.</summary>
    private Local[] Needed(Repeat repeat) => IrWalk.All(repeat.Body).SelectMany(IrWalk.OwnReads).Where(local => loops.Owns(repeat.Loop, local)).ToArray();

    /// <summary>A trip, as far as something is needed of it.</summary>
    private Seq<Stmt> SliceOf(Loop loop, IEnumerable<Local> needed)
    {
        var copies = new HashSet<Stmt>(CopiesOf(loop), ByReference.Instance);
        return RemoveDead.Run(loop.Test.Concat(loop.Body).Where(stmt => !copies.Contains(stmt)).ToSeq(), needed.Select(local => new Read(local)), Analyses.All, arrays);
    }

    /// <summary>The reverse of a loop needs the loop, if only to know how often.</summary>
    private static bool KeepsLoops(Repeat repeat, Seq<Stmt> slice)
    {
        var kept = new HashSet<int>(IrWalk.All(slice).OfType<Loop>().Select(inner => inner.Form.Id));
        return IrWalk.All(repeat.Body).OfType<Repeat>().All(inner => kept.Contains(inner.Loop));
    }

    /// <param name="repeat">The reversed trips.</param>
    /// <param name="record">Of their loop.</param>
    /// <param name="slice">What is computed of a trip before it is reversed.</param>
    /// <param name="copies">What is handed on then.</param>
    /// <param name="output">Where the loop over both goes.</param>
    private void Replay(Repeat repeat, LoopRecord record, Seq<Stmt> slice, IReadOnlyList<Assign> copies, List<Stmt> output)
    {
        var names = new Dictionary<int, Local>();
        foreach (var target in IrWalk.Targets(slice).Concat(record.Counters.Select(counter => counter.Variable)))
            if (!names.ContainsKey(target.Id)) names[target.Id] = Again(target, target.Role);
        Local Name(Local local) => names.TryGetValue(local.Id, out var name) ? name : local;
        var others = IrWalk.All(slice).OfType<Loop>().ToDictionary(inner => inner.Form.Id, _ => -2 - nextId++);
        var again = Unquoted(Renumbered(slice.Select(stmt => IrWalk.Rename(stmt, Name)).ToSeq(), others), -1);
        var reversed = Renumbered(repeat.Body.Select(stmt => IrWalk.Rename(stmt, Name)).ToSeq(), others);
        var handedOn = copies.Select(copy => IrWalk.Rename(copy, Name) with { Quote = -1 }).ToArray();

        var (body, tapes) = Trip(again, reversed, handedOn.SelectMany(IrWalk.Reads));
        body = body.Concat(handedOn).ToSeq();
        var undone = record.Counters.Where(counter => record.Counts(counter) || body.SelectMany(IrWalk.Reads).Any(local => local.Id == names[counter.Variable.Id].Id)).ToArray();
        var (begins, rest) = Hoisted(body, names);
        output.AddRange(begins);
        Reverse(record, undone, names, rest, output);
        foreach (var tape in tapes) output.Add(new Release(new Read(tape)));
    }

    /// <summary>A trip that is computed again, then reversed, where no loop is left of it.</summary>
    public static (Seq<Stmt> Body, IReadOnlyList<Local> Tapes, int NextId) Trip(Function primal, Seq<Stmt> again, Seq<Stmt> reversed, Analyses analyses, Aliases arrays, int firstId)
    {
        var pass = new Recording(primal with { Parameters = Seq<Local>.Empty, Body = again, Results = Seq<Expr>.Empty }, reversed, new Economy(analyses, _ => false) { IsOfOneTrip = true }, arrays, firstId);
        var (body, tapes) = pass.Trip(again, reversed, []);
        return (body, tapes, pass.nextId);
    }

    /// <summary>One trip, forward and backward: like a gradient of its own.</summary>
    private (Seq<Stmt> Body, IReadOnlyList<Local> Tapes) Trip(Seq<Stmt> again, Seq<Stmt> reversed, IEnumerable<Local> handedOn)
    {
        (again, reversed) = Snapshots.Elide(again, reversed);
        var function = primal with { Parameters = Seq<Local>.Empty, Body = again, Results = Seq<Expr>.Empty };
        return Economy.Freeing(again, (isFree, _) => Trip(function, reversed, handedOn, new Economy(economy.Analyses, isFree) { IsOfOneTrip = true }), trip => trip.Body);
    }

    private (Seq<Stmt> Body, IReadOnlyList<Local> Tapes) Trip(Function function, Seq<Stmt> reversed, IEnumerable<Local> handedOn, Economy ofTheTrip)
    {
        var pass = new Recording(function, reversed, ofTheTrip, arrays, nextId);
        var (forward, backward, tapes) = pass.Run(reversed);
        nextId = pass.nextId;
        var kept = IrWalk.Targets(reversed).Concat(IrWalk.All(reversed).SelectMany(IrWalk.AllWritten)).Concat(handedOn).Select(local => new Read(local));
        return (RemoveDead.Run(forward.Concat(backward).ToSeq(), kept, Analyses.All, arrays), tapes);
    }

    /// <summary>Tapes are made once, before the loop, and written anew in each trip.</summary>
    private static (IEnumerable<Stmt> Begins, Seq<Stmt> Others) Hoisted(Seq<Stmt> body, Dictionary<int, Local> names)
    {
        var own = new HashSet<int>(IrWalk.Targets(body).Concat(names.Values).Select(local => local.Id));
        var begins = new List<Stmt>();
        var rest = body.Where(stmt =>
        {
            if (stmt is not Assign { Value: Apply { Function: Fn.NewTape } made } assign) return true;
            begins.Add(IrWalk.Reads(made).Any(local => own.Contains(local.Id)) ? assign with { Value = made with { Args = Seq<Expr>.Empty } } : assign);
            return false;
        }).ToSeq();
        return (begins, rest);
    }

    /// <summary>Whether a trip needs more of those before it than how often its counters have stepped.</summary>
    private bool SharesMore(Loop loop, Seq<Stmt> slice, LoopRecord record, IReadOnlyList<Local> needed)
    {
        var stepped = new HashSet<int>(record.Counters.Select(counter => counter.Variable.Id));
        var carried = new HashSet<int>(loops.Carried(loop.Form.Id).Select(local => local.Id).Where(id => !stepped.Contains(id)));
        return IrWalk.Targets(slice).Any(target => carried.Contains(target.Id)) || needed.Concat(slice.SelectMany(IrWalk.Reads)).Any(local => carried.Contains(local.Id));
    }

    private bool IsReplayable(Loop loop, Seq<Stmt> slice, out HashSet<int> written)
    {
        var own = written = new HashSet<int>(IrWalk.All(slice).SelectMany(IrWalk.AllWritten).Select(arrays.ClassOf));
        if (IrWalk.All(slice).Any(stmt => stmt is Effect or Next || IrWalk.Impure(stmt) is not null)) return false;
        var made = new HashSet<int>(IrWalk.All(slice).Where(stmt => stmt is Assign { Value: Apply { Function: Fn.NewArray or Fn.Snapshot } }).SelectMany(IrWalk.Targets).Select(arrays.ClassOf));
        // What the trip does not write itself has to be what it was.
        bool IsSettled(Stmt stmt, Local array) => stmt is Call call ? settled.Holds(call, array) : stmt is Assign { Target: var target } && settled.Holds(target);
        if (!IrWalk.All(slice).All(stmt => IrWalk.ElementReads(stmt).All(array => own.Contains(arrays.ClassOf(array)) || IsSettled(stmt, array)))) return false;
        if (IrWalk.All(slice).Any(stmt => IrWalk.Value(stmt) is Quoted { Movable: false } && !(stmt is Assign { Target: var read } && settled.Holds(read)))) return false;
        return scratch.Holds(loop, slice, written.Except(made).ToArray());
    }

    private bool ReadsUnsettled(Repeat repeat) => repeat.Body.SelectMany(IrWalk.Reads).Any(local =>
        loops.Owns(repeat.Loop, local) && counters.DefinitionOf(local) is { Value: Element { Array.Type: ArrayType } or Apply { Function: Fn.Snapshot } } && !settled.Holds(local));

    private bool ReadsWhatALoopLeaves(Repeat repeat) => IrWalk.All(repeat.Body).SelectMany(IrWalk.OwnReads).Any(local =>
        loops.Owns(repeat.Loop, local) && loops.IsCarried(local) && !loops.Carried(repeat.Loop).Contains(local));

    /// <summary>Loops that are written once more are other loops.</summary>
    internal static Seq<Stmt> Renumbered(Seq<Stmt> body, IReadOnlyDictionary<int, int> others) => body.Select(stmt => IrWalk.MapBlocks(stmt switch
    {
        Loop loop when others.TryGetValue(loop.Form.Id, out int other) => loop with { Form = loop.Form with { Id = other } },
        Repeat repeat => repeat with { Loop = others[repeat.Loop] },
        _ => stmt,
    }, block => Renumbered(block, others))).ToSeq();

    /// <summary>What is computed once more is not quoted once more.</summary>
    internal static Seq<Stmt> Unquoted(Seq<Stmt> body, int step) => body.Select(stmt => stmt is Loop { Form.Step: >= 0 } loop
        ? loop with { Quote = -1, Form = loop.Form with { Step = LoopForm.SilentStep }, Test = Unquoted(loop.Test, -1), Body = Unquoted(loop.Body, loop.Form.Step) }
        : IrWalk.MapBlocks(stmt with { Quote = stmt.Quote == step && step >= 0 ? LoopForm.SilentStep : -1 }, block => Unquoted(block, -1))).ToSeq();
}
