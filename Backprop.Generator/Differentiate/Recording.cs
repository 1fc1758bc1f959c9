using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Differentiate;

/// <summary>
/// The reversed trips of a loop ⇒ a loop that runs backwards, and whatever it reads of a trip undone, computed again or recorded on a
/// tape by the forward sweep, in this order of preference. A tape has one slot for each trip.
/// </summary>
internal sealed partial class Recording
{
    private readonly Function primal;
    private readonly Loops loops;
    private readonly Economy economy;
    private readonly Settled settled;
    private readonly Aliases arrays;
    private readonly HashSet<Stmt> leftOut = new(ByReference.Instance);
    private readonly LoopCounters counters;
    private readonly Scratch scratch;
    private readonly Dictionary<int, LoopRecord> records = [];
    private Seq<Stmt> wayBack = Seq<Stmt>.Empty;
    private int nextId;

    private Recording(Function primal, Seq<Stmt> backward, Economy economy, Aliases? around, int firstId)
    {
        this.primal = primal;
        this.economy = economy;
        loops = new Loops(primal.Body);
        counters = new LoopCounters(primal.Body, loops);
        arrays = new Aliases(primal.Body, around);
        scratch = new Scratch(primal, arrays, counters);
        settled = new Settled(primal, arrays, counters);
        nextId = Math.Max(firstId, Math.Max(primal.NextId(), (primal with { Body = backward }).NextId()));
    }

    /// <summary>The sweeps with tapes; <paramref name="tapes"/> are what the backward sweep, or whoever holds them, has to release.</summary>
    public static (Seq<Stmt> Forward, Seq<Stmt> Backward, IReadOnlyList<Local> Tapes, int NextId) Run(Function primal, Seq<Stmt> backward, int firstId, Economy economy, Aliases? around = null)
    {
        if (!IrWalk.All(backward).Any(stmt => stmt is Repeat)) return (primal.Body, backward, [], firstId);
        var pass = new Recording(primal, backward, economy, around, firstId);
        var (forward, reverse, tapes) = pass.Run(backward);
        return (forward, reverse, tapes, pass.nextId);
    }

    private (Seq<Stmt> Forward, Seq<Stmt> Backward, IReadOnlyList<Local> Tapes) Run(Seq<Stmt> backward)
    {
        wayBack = backward;
        quietFrom = primal.Body.Count;
        var lowered = Block(backward, []);
        var forward = Forward();
        return (forward, lowered.Concat(primal.Body.Where(postponed.Contains)).ToSeq(), records.Values.SelectMany(record => record.Tapes.Select(pair => pair.Tape)).ToArray());
    }

    private Seq<Stmt> Block(Seq<Stmt> body, IReadOnlyList<int> around)
    {
        var output = new List<Stmt>();
        foreach (var stmt in body)
        {
            if (stmt is Repeat repeat) Lower(repeat, around, output);
            else output.Add(IrWalk.MapBlocks(stmt, block => Block(block, around)));
        }
        return output.ToSeq();
    }

    private void Lower(Repeat repeat, IReadOnlyList<int> around, List<Stmt> output)
    {
        int id = repeat.Loop;
        if (!records.TryGetValue(id, out var record)) records[id] = record = NewRecord(repeat, around);
        if (around.Count == 0 && economy.IsFree(id) && Replay(repeat, record, output)) return;
        if (around.Count == 0 && economy.MayRunOnce(id) && RunOnce(repeat, record, output)) return;
        var body = Block(repeat.Body, around.Append(id).ToArray());
        var needed = economy.Has(Analyses.Neededness)
            ? Neededness.Of(body, loops, id, record.Begins)
            : Neededness.Everything(body, loops, id, record.Begins);
        var (recalled, inTrip) = Recall(record, body, needed);
        var trip = Sink.Into(body.Select(stmt => IrWalk.MapAtoms(stmt, atom => Renamed(atom, recalled))).ToSeq(), inTrip);
        var read = new HashSet<int>(trip.SelectMany(IrWalk.Reads).Select(local => local.Id));
        record.Chosen.RemoveAll(chosen => !read.Contains(chosen.Value.Id));
        read.UnionWith(record.Chosen.SelectMany(chosen => chosen.Undo).SelectMany(IrWalk.Reads).Select(local => local.Id));
        var undone = record.Counters.Where(counter => record.Counts(counter) || read.Contains(recalled[counter.Variable.Id].Id)).ToArray();
        Reverse(record, undone, recalled, trip, output);
    }

    /// <summary>Other variables for the values of the trip that is being reversed, and how each gets its value.</summary>
    private (Dictionary<int, Local> Recalled, List<Assign> Definitions) Recall(LoopRecord record, Seq<Stmt> body, IReadOnlyList<Local> needed)
    {
        var slices = new Slices(loops, record.Loop, counters.DefinitionOf, settled);
        var recalled = new Dictionary<int, Local>();
        var inTrip = new List<Assign>();
        foreach (var counter in record.Counters)
        {
            slices.Provide(counter.Variable);
            recalled[counter.Variable.Id] = Again(counter.Variable, counter.Variable.Role);
            if (record.Slots is { } slots && slots.Id == counter.Variable.Id) record.BackwardSlot = recalled[counter.Variable.Id];
        }
        int worthwhile = !economy.Has(Analyses.Recompute) ? 0 : economy.IsFree(record.Loop) ? Slices.Unlimited : Slices.Worthwhile;
        if (!record.InOrder && economy.Has(Analyses.Undo) && economy.Has(Analyses.Recompute))
        {
            StepBack(record, slices, recalled);
            Thread(record, body, needed, slices, recalled, inTrip);
        }
        if (record.InOrder && economy.Has(Analyses.Recompute)) TakeAlong(record, needed, slices, recalled);
        foreach (var local in needed) Recall(local);
        return (recalled, inTrip);

        void Recall(Local local)
        {
            if (slices.IsThere(local)) return;
            // A span cannot be recorded; what it is cut out of can.
            bool isSpan = local.Type is ArrayType { CanBeRecorded: false };
            if (isSpan && slices.Cost(local, Slices.Unlimited) > Slices.Unlimited)
                foreach (var operand in IrWalk.Reads(counters.DefinitionOf(local)!.Value)) Recall(operand);
            if (isSpan || worthwhile > 0 && slices.Cost(local, worthwhile) <= worthwhile)
            {
                foreach (var step in slices.Of(local))
                {
                    recalled[step.Target.Id] = Again(step.Target, step.Target.Role == LocalRole.Primal ? LocalRole.Primal : LocalRole.Temporary);
                    slices.Provide(step.Target);
                    inTrip.Add(step with { Target = recalled[step.Target.Id], Value = IrWalk.MapAtoms(step.Value, atom => Renamed(atom, recalled)), Quote = -1 });
                }
                return;
            }
            var again = recalled[local.Id] = Again(local, LocalRole.Temporary);
            slices.Provide(local);
            inTrip.Add(new Assign(again, new Element(new Read(record.TapeOf(local, NewTape)), Seq.Of<Expr>(new Read(Slot(record))), local.Type), -1));
        }
    }

    private Local NewTape(Local local) => new(nextId++, local.Name + "Tape", new Tape(local.Type), LocalRole.Primal);

    private Local Again(Local local, LocalRole role) => local with { Id = nextId++, Role = role == LocalRole.Parameter ? LocalRole.Primal : role };

    private static Atom Renamed(Atom atom, Dictionary<int, Local> names) => atom is Read read && names.TryGetValue(read.Local.Id, out var name) ? new Read(name) : atom;

    private Local NewInt(string name) => new(nextId++, name, IrType.Int, LocalRole.Primal);
}
