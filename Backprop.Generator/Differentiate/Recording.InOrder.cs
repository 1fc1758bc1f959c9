using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Differentiate;

/// <summary>Where the order of the trips makes no difference, their reverses run like the trips: from the first to the last.</summary>
internal sealed partial class Recording
{
    private void RunInOrder(LoopRecord record, IReadOnlyList<Counter> stepped, Dictionary<int, Local> recalled, Seq<Stmt> body, List<Stmt> output)
    {
        var counted = record.Counted!;
        var holds = new Local(nextId++, "again", IrType.Bool, LocalRole.Temporary);
        var test = (Quoted)((Assign)loops[record.Loop].Test[0]).Value;
        var condition = (Quoted)IrWalk.MapAtoms(test, atom => atom is Read { Local: var read } && read.Id == counted.Counter.Variable.Id ? new Read(recalled[read.Id]) : atom);

        var tail = new List<Stmt>();
        Atom? count = null;
        if (record.BackwardSlot is { } slot && record.Slot is not null)
        {
            if (record.Around.Count == 0) output.Add(new Assign(slot, Integers.Number(0), -1));
            else if (IsByEntry(record)) output.Add(new Assign(slot, new Read(From(record)), -1));
            else
            {
                SlotsBefore(record);
                count = Count(counted, output);
                Step(output, slot, Integers.Minus(new Read(slot), count, slot.Type));
            }
            Step(tail, slot, Integers.Shifted(new Read(slot), 1), LoopForm.SilentStep);
        }
        foreach (var (backwardSlot, forwardSlot) in record.InnerSlots) output.Add(new Assign(backwardSlot, new Read(forwardSlot), -1));
        foreach (var (value, entry, _) in record.Recurrences) output.Add(new Assign(value, entry, -1));
        foreach (var counter in stepped)
        {
            output.Add(new Assign(recalled[counter.Variable.Id], counter.Start, -1));
            Step(tail, recalled[counter.Variable.Id], counter.Redo(recalled[counter.Variable.Id]), LoopForm.SilentStep);
        }
        var along = record.Recurrences.SelectMany(recurrence => recurrence.Step);
        output.Add(new Loop(new LoopForm(-1, 0, LoopShape.For, LoopForm.SilentStep), Seq.Of<Stmt>(new Assign(holds, condition, -1)), new Read(holds), body.Concat(along).Concat(tail).ToSeq(), Truth.True, -1));
        if (count is not null) Step(output, record.BackwardSlot!, Integers.Minus(new Read(record.BackwardSlot!), count, record.BackwardSlot!.Type));
    }

    /// <summary>power *= t: what a loop carries, and takes on cheaply from what is there, is carried once more instead of recorded.</summary>
    private void TakeAlong(LoopRecord record, IReadOnlyList<Local> needed, Slices slices, Dictionary<int, Local> recalled)
    {
        foreach (var carried in loops.Carried(record.Loop).Where(carried => carried.Type is not ArrayType && needed.Any(local => local.Id == carried.Id) && !slices.IsThere(carried)))
        {
            if (!economy.TakesAlong(record, carried) || counters.EntryOf(carried) is not { } entry || loops[record.Loop].Body.OfType<Assign>().LastOrDefault(copy => copy.Target.Id == carried.Id)?.Value is not Read { Local: var next }) continue;
            var alone = new Slices(loops, record.Loop, counters.DefinitionOf, settled);
            foreach (var counter in record.Counters) alone.Provide(counter.Variable);
            alone.Provide(carried);
            if (alone.Cost(next, Slices.Worthwhile) > Slices.Worthwhile) continue;

            var again = recalled[carried.Id] = Again(carried, carried.Role);
            slices.Provide(carried);
            var names = new Dictionary<int, Local>(recalled);
            var step = new List<Stmt>();
            foreach (var part in alone.Of(next))
            {
                names[part.Target.Id] = Again(part.Target, LocalRole.Temporary);
                step.Add(part with { Target = names[part.Target.Id], Value = IrWalk.MapAtoms(part.Value, atom => Renamed(atom, names)), Quote = -1 });
            }
            step.Add(new Assign(again, Renamed(new Read(next), names), -1));
            record.Recurrences.Add((again, entry, step));
        }
    }

    /// <summary>Whether the slots of a loop are not simply the next ones down: a loop around it runs in order, or it may be left out.</summary>
    private bool IsByEntry(LoopRecord record) => record.MayBeLeftOut || record.Around.Any(outer => records[outer].InOrder);

    /// <summary>How many trips the loop makes, which is none if it counts towards what it is past of.</summary>
    private Atom Count(Counted counted, List<Stmt> output)
    {
        var (bound, start) = (counted.Bound!, counted.Counter.Start);
        var type = counted.Counter.Variable.Type;
        var trips = counted.Counter.Step > 0 ? Integers.Count(start, bound, counted.Inclusive, type) : Integers.Count(bound, start, counted.Inclusive, type);
        if (trips is Const known) return known;
        var count = NewInt("count") with { Role = LocalRole.Temporary, Type = type };
        output.Add(new Assign(count, trips, -1));
        return new Read(count);
    }
}
