using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Differentiate;

/// <summary>
/// for (…) for (…) if (c) next++: what a trip leaves in such a variable is where the reverse of its inner loop begins, and what that comes back to is what the
/// trip before has left. So it is threaded through the reversed trips, and nothing of it is recorded.
/// </summary>
internal sealed partial class Recording
{
    /// <summary>Provides what a trip leaves in the variables that its inner loops undo; <paramref name="body"/> is the reverse of the trip, whose loops are lowered already.</summary>
    private void Thread(LoopRecord record, Seq<Stmt> body, IReadOnlyList<Local> needed, Slices slices, Dictionary<int, Local> recalled, List<Assign> inTrip)
    {
        var loop = loops[record.Loop];
        foreach (var stmt in loop.Body)
        {
            if (!(stmt is Assign { Target: { Type.Text: "int" or "long" } variable, Value: Read { Local: var left } } && loops.Carried(record.Loop).Contains(variable))) continue;
            var (inner, shift) = Unshifted(left);
            if (recalled.ContainsKey(inner.Id) || needed.All(local => local.Id != inner.Id) || counters.EntryOf(inner) is not Read { Local: var entry } || Unshifted(entry) is var (from, before) && from.Id != variable.Id) continue;
            if (loop.Body.OfType<Loop>().FirstOrDefault(other => loops.Carried(other.Form.Id).Contains(inner)) is not { Form.Id: var id } || !records.TryGetValue(id, out var undoing)) continue;
            if (undoing.Reversed is not { } reversed || !body.Contains(reversed, ByReference.Instance) || !undoing.Undone.TryGetValue(inner.Id, out var begun)) continue;

            var value = recalled[left.Id] = Again(variable, variable.Role);
            slices.Provide(left);
            record.Threads.Add((variable, value, begun, before));
            if (shift == 0) continue;
            recalled[inner.Id] = Again(inner, LocalRole.Temporary);
            slices.Provide(inner);
            inTrip.Add(new Assign(recalled[inner.Id], Integers.Shifted(new Read(value), -shift), -1));
        }
    }

    /// <summary>The variable that another one is shifted from, and by how much.</summary>
    private (Local Variable, long By) Unshifted(Local local) =>
        !loops.IsCarried(local) && counters.DefinitionOf(local)?.Value is Quoted { Holes.Count: 1 } text && text.Holes[0].Value is Read { Local: var shifted } && Integers.ShiftOf(text, shifted) is { } by ? (shifted, by) : (local, 0);
}
