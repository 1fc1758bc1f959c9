using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Optimise;

/// <summary>
/// for (…) { xTape[trip] = x; trip++; } ⇒ xSlots = xTape.Write(trip, n); trip += n; for (…) xSlots[i] = x: a loop of which it is known how many
/// trips it makes takes its slots all at once, forward and backward, instead of asking for room, and counting, in each trip.
/// </summary>
internal sealed class Stretches
{
    /// <summary>Fewer are not worth the call.</summary>
    public const int FewestTrips = 8;

    private const int MostPassed = 16;

    private readonly Tally reads;
    private readonly Definitions definitions;
    private int nextId;

    private Stretches(Function function)
    {
        nextId = function.NextId();
        definitions = new Definitions(function.Body);
        reads = new Tally(function.Body.SelectMany(IrWalk.Reads).Concat(function.Results.SelectMany(IrWalk.Reads)));
    }

    public static Function Run(Function function) =>
        IrWalk.All(function.Body).Any(stmt => TapeAccess.Of(stmt) is not null) ? function with { Body = new Stretches(function).Rewrite(function.Body) } : function;

    private Seq<Stmt> Rewrite(Seq<Stmt> body)
    {
        var output = new List<Stmt>();
        for (int i = 0; i < body.Count; i++)
        {
            var stmt = IrWalk.MapBlocks(body[i], Rewrite);
            if (stmt is Loop loop && Candidate(loop, output) is var (slot, tapes, trips))
            {
                var before = new List<Stmt>();
                var count = CountOf(trips, output, before);
                bool stepsBack = slot.By > 0 && StepsBack(body, i + 1, slot.Variable, count);
                if (slot.By < 0) Move(before, slot.Variable, Integers.Minus(new Read(slot.Variable), count));
                var taken = Take(tapes, slot.Variable, count, before);
                if (slot.By > 0 && !stepsBack && !IsDone(loop, slot.Variable, output)) Move(before, slot.Variable, Integers.Plus(new Read(slot.Variable), count));
                if (stepsBack) i += 2;
                int at = Math.Max(trips.Begin, SetAt(slot.Variable, output) + 1);
                output.InsertRange(tapes.Any(tape => tape.IsWritten) ? Early(at, output, before) : at, before);
                stmt = Through(loop, slot, taken, trips.Number);
            }
            output.Add(stmt);
        }
        return output.ToSeq();
    }

    private (SingleStep Slot, IReadOnlyList<(Local Tape, bool IsWritten)> Tapes, CountedTrips Trips)? Candidate(Loop loop, IReadOnlyList<Stmt> before)
    {
        // The calls of one trip take slots of the same tapes.
        if (IrWalk.CallsHelpers(loop.Body) || SingleStep.Of(loop) is not { Count: > 1 } steps || CountedTrips.Of(loop, steps, before, definitions) is not { Count: not Const { Value: < FewestTrips } } trips) return null;
        foreach (var slot in steps.Values)
            if (TapesOf(loop, slot, trips) is { Count: > 0 } tapes) return (slot, tapes, trips);
        return null;
    }

    /// <summary>The tapes of which a loop reads the slot that it steps, or writes it, one for each trip; null if it does anything else with it.</summary>
    private static IReadOnlyList<(Local Tape, bool IsWritten)>? TapesOf(Loop loop, SingleStep slot, CountedTrips trips)
    {
        if (slot.Variable.Id == trips.Counter.Id || slot.Variable.Type != IrType.Int || slot.By != trips.Step.By) return null;
        var tapes = new List<(Local Tape, bool IsWritten)>();
        int accesses = 0;
        for (int i = 0; i < loop.Body.Count; i++)
            foreach (var stmt in IrWalk.All([loop.Body[i]]))
                if (TapeAccess.Of(stmt) is { } access && access.Slot.Id == slot.Variable.Id)
                {
                    if (!slot.IsInTrip(i) || !trips.Step.IsInTrip(i) || access.Tape.Type.Text == Tape.BitTape) return null;
                    var tape = (access.Tape, stmt is Store);
                    if (!tapes.Contains(tape)) tapes.Add(tape);
                    accesses++;
                }
        // One more: its step.
        return ReadsIn(loop, slot.Variable) == accesses + 1 && tapes.Select(tape => tape.Tape).Distinct().Count() == tapes.Count ? tapes : null;
    }

    private static int ReadsIn(Loop loop, Local local) => IrWalk.Reads(loop).Count(read => read.Id == local.Id);

    /// <summary>Whether nobody asks for the slot behind the loop, which is entered with another one each time.</summary>
    private bool IsDone(Loop loop, Local slot, IReadOnlyList<Stmt> before) => SetAt(slot, before) >= 0 && reads[slot] == ReadsIn(loop, slot);

    /// <summary>Where a variable is set right before a loop, or -1.</summary>
    private static int SetAt(Local local, IReadOnlyList<Stmt> before)
    {
        for (int at = before.Count - 1; at >= 0 && before[at] is Assign { Target: var target }; at--)
            if (target.Id == local.Id) return at;
        return -1;
    }

    /// <summary>Before the numbers that are defined right there: those that are there when a call is made, and used behind it, are not held in registers in the loop.</summary>
    private static int Early(int at, IReadOnlyList<Stmt> output, IReadOnlyList<Stmt> placed)
    {
        var touched = new HashSet<int>(placed.SelectMany(IrWalk.Reads).Concat(placed.SelectMany(IrWalk.Targets)).Select(local => local.Id));
        for (int passed = 0; passed < MostPassed && at > 0 && output[at - 1] is Assign { Target: { IsReal: true } number } definition; passed++, at--)
            if (touched.Contains(number.Id) || IrWalk.Reads(definition).Any(local => touched.Contains(local.Id))) break;
        return at;
    }

    /// <summary>The number of trips, by a name that it has already, or by a new one.</summary>
    private Atom CountOf(CountedTrips trips, IReadOnlyList<Stmt> output, List<Stmt> before)
    {
        if (trips.Count is Atom atom) return atom;
        var operands = IrWalk.Reads(trips.Count).Select(local => local.Id).ToArray();
        for (int i = output.Count - 1; i >= 0 && output[i] is Assign { Target: var target, Value: var value } && !operands.Contains(target.Id); i--)
            if (value.Equals(trips.Count) && definitions.Of(target) is not null) return new Read(target);
        var count = new Local(nextId++, "count", IrType.Int, LocalRole.Temporary);
        before.Add(new Assign(count, trips.Count, -1));
        return new Read(count);
    }

    /// <summary>Whether the slots that a loop has gone through are taken back behind it.</summary>
    private static bool StepsBack(Seq<Stmt> body, int at, Local slot, Atom count) =>
        at + 1 < body.Count && body[at] is Assign { Target: var less, Value: var value } && value.Equals(Integers.Minus(new Read(slot), count))
        && body[at + 1] is Assign { Value: Read { Local.Id: var copied } } back && back.Target.Id == slot.Id && copied == less.Id;

    /// <summary>slot = value, in two, for no target is among its own operands.</summary>
    private void Move(List<Stmt> output, Local slot, Expr value)
    {
        var moved = slot with { Id = nextId++, Role = LocalRole.Temporary };
        output.Add(new Assign(moved, value, -1));
        output.Add(new Assign(slot, new Read(moved), -1));
    }

    /// <summary>The slots of each tape, which a loop either writes or reads.</summary>
    private IReadOnlyDictionary<int, Local> Take(IEnumerable<(Local Tape, bool IsWritten)> tapes, Local slot, Atom count, List<Stmt> output)
    {
        var slots = new Dictionary<int, Local>();
        foreach (var (tape, isWritten) in tapes)
        {
            var taken = slots[tape.Id] = new Local(nextId++, tape.Name.Replace("Tape", "Slots"), new Stretch(((Tape)tape.Type).Element), LocalRole.Primal);
            output.Add(new Assign(taken, Stretch.Of(tape, isWritten ? "Write" : "Read", new Read(slot), count), -1));
        }
        return slots;
    }

    /// <summary>The loop over the slots that were taken before it.</summary>
    private Loop Through(Loop loop, SingleStep slot, IReadOnlyDictionary<int, Local> slots, Expr number)
    {
        return loop with { Body = ByTrip(loop.Body.Where(stmt => stmt is not Assign { Target.Id: var id } || id != slot.Variable.Id && id != slot.Next.Id)) };

        Seq<Stmt> ByTrip(IEnumerable<Stmt> body)
        {
            var output = new List<Stmt>();
            foreach (var stmt in body)
                if (TapeAccess.Of(stmt) is { } access && access.Slot.Id == slot.Variable.Id)
                {
                    var array = new Read(slots[access.Tape.Id]);
                    var indices = Seq.Of<Expr>(Atomic(number, output));
                    output.Add(stmt is Store store ? store with { Array = array, Indices = indices } : ((Assign)stmt) with { Value = ((Element)((Assign)stmt).Value) with { Array = array, Indices = indices } });
                }
                else output.Add(IrWalk.MapBlocks(stmt, ByTrip));
            return output.ToSeq();
        }
    }

    private Atom Atomic(Expr number, List<Stmt> output)
    {
        if (number is Atom atom) return atom;
        var named = new Local(nextId++, "number", IrType.Int, LocalRole.Temporary);
        output.Add(new Assign(named, number, -1));
        return new Read(named);
    }
}
