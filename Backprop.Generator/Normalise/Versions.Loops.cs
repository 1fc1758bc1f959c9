using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Normalise;

/// <summary>
/// loop { s = s * x } ⇒ s₂ = s; loop { s₃ = s₂ * x; s₂ = s₃ }: what a loop carries from trip to trip is assigned before it and by a
/// copy at the end of each trip, and nowhere else.
/// </summary>
internal sealed partial class Versions
{
    private Loop Loop(Loop loop, List<Stmt> output)
    {
        var written = IrWalk.Targets(loop).GroupBy(target => target.Id).Select(group => group.First()).ToArray();
        var exposed = Exposed.In(loop);
        var inside = new Tally(IrWalk.Reads(loop));
        var heads = new Dictionary<int, Local>();
        foreach (var variable in written)
        {
            current.TryGetValue(variable.Id, out var before);
            bool isReadOutside = reads[variable] > inside[variable];
            if (!exposed.Contains(variable.Id) && !isReadOutside) continue;
            var head = Version(before ?? variable);
            // What goes from trip to trip is no temporary, whatever it began as: that has one value in a trip.
            if (head.Role == LocalRole.Temporary) head = head with { Role = LocalRole.Primal };
            output.Add(new Assign(head, before is null ? Nothing.Of(variable.Type) : new Read(before), loop.Quote));
            Set(variable.Id, head);
            heads.Add(variable.Id, head);
            carried.Add(head.Id);
        }

        var test = Block(loop.Test);
        var condition = IrWalk.MapAtoms(loop.Condition, Now);
        var tested = heads.Keys.ToDictionary(id => id, id => current[id]);
        var body = Block(loop.Body);
        var stays = IrWalk.MapAtoms(loop.Stays, Now);
        foreach (var pair in heads)
            if (current[pair.Key] is var last && last.Id != pair.Value.Id) body.Add(new Assign(pair.Value, new Read(last), -1));
        bool leavesByTest = Truth.IsTrue(loop.Stays);
        foreach (var pair in heads) Set(pair.Key, leavesByTest ? tested[pair.Key] : pair.Value);
        foreach (var last in tested.Values) carried.Add(last.Id);
        foreach (var variable in written)
            if (!heads.ContainsKey(variable.Id)) Unset(variable.Id);
        return loop with { Test = test.ToSeq(), Condition = condition, Body = body.ToSeq(), Stays = stays };
    }
}
