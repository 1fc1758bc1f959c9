using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Optimise;

/// <summary>
/// for (…) xTape[i] = x; ⇒ xSlots = xTape.Room(n); for (…) xSlots[i] = x: where it is known up to which slot a loop goes that does nothing but arithmetic,
/// room is made before it. Else the tape would be asked for it in each trip, and that call, which is hardly ever made, keeps the runtime's compiler from
/// holding in registers what the loop computes, where it runs again and again: in another loop.
/// </summary>
internal sealed class RoomAhead
{
    private static readonly HashSet<string> Arithmetic =
        [Fn.Add, Fn.Sub, Fn.Mul, Fn.Div, Fn.Neg, Fn.Plus, Fn.Greater, Fn.Less, Fn.Equal, Fn.And, Fn.Not, Fn.Select, Fn.Convert, "Abs", "Sqrt"];

    private readonly Definitions definitions;
    private readonly Tally written;
    private int nextId;

    private RoomAhead(Function function)
    {
        nextId = function.NextId();
        definitions = new Definitions(function.Body);
        written = new Tally(IrWalk.All(function.Body).Select(WrittenBy).OfType<Local>());
    }

    public static Function Run(Function function) =>
        IrWalk.All(function.Body).Any(stmt => stmt is Store { Array.Type: Tape }) ? function with { Body = new RoomAhead(function).Block(function.Body, null, null, isRepeated: false) } : function;

    /// <summary>The tape that a statement writes a slot of, or takes slots of to be written.</summary>
    private static Local? WrittenBy(Stmt stmt) => stmt is Store ? TapeAccess.Of(stmt)?.Tape
        : Stretch.TakenBy(stmt) is var (tape, _, _) && ((Quoted)((Assign)stmt).Value).Pieces[1].StartsWith(".Write", StringComparison.Ordinal) ? tape : null;

    private Seq<Stmt> Block(Seq<Stmt> body, Loop? loop, RoomsOf? around, bool isRepeated)
    {
        var block = new RoomsOf(loop, around);
        foreach (var stmt in body)
            if (isRepeated && stmt is Loop inner && Nest(inner, block.Statements) is var (end, tapes))
            {
                var slots = tapes.ToDictionary(tape => tape.Id, tape => new Local(nextId++, tape.Name.Replace("Tape", "Slots"), new Stretch(((Tape)tape.Type).Element), LocalRole.Primal));
                foreach (var tape in tapes) block.Place(tape, end, slots[tape.Id]);
                block.Add(Through(inner, slots));
            }
            else block.Add(stmt is Loop outer ? outer with { Body = Block(outer.Body, outer, block, isRepeated: true) } : IrWalk.MapBlocks(stmt, inside => Block(inside, null, null, isRepeated)));
        return block.Whole();
    }

    /// <summary>A loop, or a nest of them, that goes through slots: the slot at which it ends, and the tapes.</summary>
    private (Expr End, IReadOnlyList<Local> Tapes)? Nest(Loop outermost, IReadOnlyList<Stmt> before)
    {
        if (CountedTrips.Of(outermost, SingleStep.Of(outermost), before, definitions) is not { } trips || !IrWalk.All([outermost]).All(IsQuiet)) return null;
        if (trips is { From: Const { Value: 0 }, Step: { By: > 0 } step, End: { } end } && TapesOf(step, outermost, outermost) is { Count: > 0 } counted) return (end, counted);
        if (InnermostOf(outermost, trips) is not (var loop, >= Stretches.FewestTrips and var count)) return null;
        foreach (var slot in SingleStep.Of(loop).Values)
            if (slot.By > 0 && IrWalk.Targets(outermost).Count(target => target.Id == slot.Variable.Id) == 1 && TapesOf(slot, loop, outermost) is { Count: > 0 } tapes)
                return (Integers.Shifted(new Read(slot.Variable), count), tapes);
        return null;
    }

    /// <summary>The loop inside of all that stand alone in each other, and how many trips it makes altogether, where that is a number.</summary>
    private (Loop Loop, long Count)? InnermostOf(Loop outermost, CountedTrips trips)
    {
        if (trips.Count is not Const { Value: var first }) return null;
        var (loop, count) = (outermost, (long)first);
        while (loop.Body.OfType<Loop>().ToArray() is { Length: > 0 } inside)
        {
            if (inside.Length > 1 || CountedTrips.Of(inside[0], SingleStep.Of(inside[0]), loop.Body.TakeWhile(stmt => stmt != inside[0]).ToArray(), definitions)?.Count is not Const { Value: var times }) return null;
            if ((count *= (long)times) > short.MaxValue) return null;
            loop = inside[0];
        }
        return (loop, count);
    }

    /// <summary>The tapes of which each trip of a loop writes one slot, and of which nothing else around it is written or read.</summary>
    private IReadOnlyList<Local> TapesOf(SingleStep slot, Loop loop, Loop outermost)
    {
        if (IrWalk.All(loop.Body).Any(stmt => stmt is Loop)) return [];
        var accesses = new Tally(IrWalk.All([outermost]).Select(TapeAccess.Of).Where(access => access is not null).Select(access => access!.Value.Tape));
        return loop.Body.Where((stmt, i) => stmt is Store && slot.IsInTrip(i)).Select(TapeAccess.Of)
            .Where(access => access is { } own && own.Slot.Id == slot.Variable.Id && own.Tape.Type.Text != Tape.BitTape && accesses[own.Tape] == 1 && written[own.Tape] == 1)
            .Select(access => access!.Value.Tape).ToArray();
    }

    private static Loop Through(Loop loop, IReadOnlyDictionary<int, Local> slots)
    {
        return loop with { Body = ToSlots(loop.Body) };

        Seq<Stmt> ToSlots(Seq<Stmt> body) => body.Select(stmt =>
            stmt is Store store && TapeAccess.Of(store) is { } access && slots.TryGetValue(access.Tape.Id, out var taken) ? store with { Array = new Read(taken) } : IrWalk.MapBlocks(stmt, ToSlots)).ToSeq();
    }

    /// <summary>Whether a statement calls nothing; what is in its blocks left aside.</summary>
    private static bool IsQuiet(Stmt stmt) => stmt switch
    {
        Call or Effect or Unpack or Release => false,
        Assign assign => IsQuiet(assign.Value),
        _ => true,
    };

    private static bool IsQuiet(Expr value) => value switch
    {
        Apply apply => Arithmetic.Contains(apply.Function),
        Quoted text => text.Movable && !text.Pieces.Any(piece => piece.Contains('(')),
        _ => true,
    };
}
