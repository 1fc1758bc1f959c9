using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Differentiate;

/// <summary>How a reversed loop counts: down to where a counter of the user's began, or down the slots that the forward sweep has filled.</summary>
internal sealed partial class Recording
{
    private LoopRecord NewRecord(Repeat repeat, IReadOnlyList<int> around)
    {
        var (steps, counted) = counters.Of(loops[repeat.Loop]);
        if (economy.Has(Analyses.Undo)) return new LoopRecord(repeat, around, steps, counted);
        return repeat.InOrder ? new LoopRecord(repeat, around, [counted!.Counter], counted) : new LoopRecord(repeat, around, [], null);
    }

    /// <summary>Where the tapes of a loop hold the trip that is being reversed.</summary>
    private Local Slot(LoopRecord record)
    {
        if (!record.IsCounterTheSlot) record.Slot ??= NewInt("trip");
        return record.BackwardSlot ??= NewInt("trip");
    }

    /// <summary>Without a tape there is no end to the trips that may be counted.</summary>
    private void CountTrips(LoopRecord record)
    {
        record.Slot = NewInt("trip") with { Type = IrType.Long };
        record.BackwardSlot = NewInt("trip") with { Type = IrType.Long };
    }

    private void Reverse(LoopRecord record, IReadOnlyList<Counter> undone, Dictionary<int, Local> recalled, Seq<Stmt> body, List<Stmt> output)
    {
        if (record.InOrder)
        {
            RunInOrder(record, undone, recalled, body, output);
            return;
        }
        var counted = record.Counted;
        var before = new List<Stmt>();
        var head = new List<Stmt>();
        var test = new List<Stmt>();
        var holds = new Local(nextId++, "again", IrType.Bool, LocalRole.Temporary);

        foreach (var counter in undone)
        {
            var value = recalled[counter.Variable.Id];
            var end = record.Counts(counter) && counted!.Bound is { } bound ? Last(counted, bound, before) : new Read(counter.Variable);
            before.Add(new Assign(value, end, -1));
            if (end is Read { Local.Id: var variable } && variable == counter.Variable.Id) record.Undone[variable] = value;
            Step(head, value, counter.Undo(value));
            if (record.Counts(counter))
                test.Add(new Assign(holds, Integers.Compare(new Read(value), counted!.Bound is null ? "!=" : counter.Step > 0 ? ">" : "<", counter.Start), -1));
        }
        foreach (var (step, value, undo) in record.Chosen)
        {
            before.Add(new Assign(value, new Read(step.Variable), -1));
            record.Undone[step.Variable.Id] = value;
            head.AddRange(undo);
        }
        var last = new List<Stmt>();
        foreach (var (variable, value, begun, ahead) in record.Threads)
        {
            before.Add(new Assign(value, new Read(variable), -1));
            record.Undone[variable.Id] = value;
            if (ahead == 0) last.Add(new Assign(value, new Read(begun), -1));
            else Step(last, value, Integers.Shifted(new Read(begun), -ahead));
        }
        if (counted is null && record.Slot is null) CountTrips(record);
        if (record.BackwardSlot is { } slot && record.Slot is not null)
        {
            if (record.Around.Count == 0) before.Add(new Assign(slot, new Read(record.Slot!), -1));
            else if (IsByEntry(record)) before.Add(new Assign(slot, Integers.Plus(new Read(From(record)), Count(counters.Of(loops[record.Loop]).Counted!, before), From(record).Type), -1));
            else SlotsBefore(record);
            Step(head, slot, Integers.Shifted(new Read(slot), -1));
            if (counted is null)
                test.Add(new Assign(holds, Integers.Compare(new Read(slot), ">", record.Around.Count == 0 ? Integers.Number(0) : new Read(From(record))), -1));
        }

        foreach (var (backwardSlot, forwardSlot) in record.InnerSlots) before.Add(new Assign(backwardSlot, new Read(forwardSlot), -1));
        var trip = head.Concat(body).Concat(last).ToSeq();
        output.AddRange(before);
        output.Add(record.Reversed = new Loop(new LoopForm(-1, 0, LoopShape.While), test.ToSeq(), new Read(holds), trip, Truth.True, -1));
    }

    /// <summary>if (c) next++ ⇒ if (c) next--, where c is cheap to ask again before that.</summary>
    private void StepBack(LoopRecord record, Slices slices, Dictionary<int, Local> recalled)
    {
        foreach (var step in ChosenStep.Of(loops[record.Loop], loops, counters.DefinitionOf).ToArray())
        {
            if (recalled.ContainsKey(step.Variable.Id) || slices.Cost(step.Condition, Slices.Worthwhile) > Slices.Worthwhile) continue;
            var names = new Dictionary<int, Local>(recalled);
            var undo = new List<Stmt>();
            foreach (var part in slices.Of(step.Condition))
            {
                names[part.Target.Id] = Again(part.Target, LocalRole.Temporary);
                undo.Add(part with { Target = names[part.Target.Id], Value = IrWalk.MapAtoms(part.Value, atom => Renamed(atom, names)), Quote = -1 });
            }
            var value = Again(step.Variable, step.Variable.Role);
            var begun = Again(step.Variable, LocalRole.Temporary);
            undo.Add(new If(Renamed(new Read(step.Condition), names), Back(step.Then), Back(step.Else), -1));
            undo.Add(new Assign(value, new Read(begun), -1));
            record.Chosen.Add((step, value, undo));
            recalled[step.Variable.Id] = value;

            Seq<Stmt> Back(long by) => Seq.Of<Stmt>(new Assign(begun, by == 0 ? new Read(value) : Integers.Shifted(new Read(value), -by), -1));
        }
        foreach (var (step, _, _) in record.Chosen) slices.Provide(step.Variable);
    }

    /// <summary>The value of the counter behind the last trip, if there was one.</summary>
    private Atom Last(Counted counted, Expr bound, List<Stmt> before)
    {
        var atom = bound as Atom;
        if (atom is null)
        {
            var local = counted.Counter.Variable with { Id = nextId++, Name = "bound", Role = LocalRole.Temporary };
            before.Add(new Assign(local, bound, -1));
            atom = new Read(local);
        }
        if (!counted.Inclusive) return atom;
        if (atom is Const number) return Integers.Number((long)number.Value + Math.Sign(counted.Counter.Step), number.Type);
        var last = counted.Counter.Variable with { Id = nextId++, Name = "last", Role = LocalRole.Temporary };
        before.Add(new Assign(last, Integers.Shifted(atom, Math.Sign(counted.Counter.Step)), -1));
        return new Read(last);
    }

    /// <summary>variable = update, in two, for no target is among its own operands.</summary>
    private void Step(List<Stmt> output, Local variable, Expr update, int quote = -1)
    {
        var next = variable with { Id = nextId++, Role = LocalRole.Temporary };
        output.Add(new Assign(next, update, quote));
        output.Add(new Assign(variable, new Read(next), quote));
    }

    private Local From(LoopRecord record)
    {
        if (record.From is { } known) return known;
        var from = record.From = NewInt("from") with { Type = record.Slot!.Type };
        loops.Add(from, record.Around);
        records[record.Around[record.Around.Count - 1]].Begins.Add(from);
        return from;
    }

    /// <summary>The slots of an inner loop go on through all trips of the outer ones: backward, they begin at the end of the outermost.</summary>
    private void SlotsBefore(LoopRecord record) => records[record.Around[0]].InnerSlots.Add((record.BackwardSlot!, record.Slot!));
}
