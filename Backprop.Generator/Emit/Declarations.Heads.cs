using Backprop.Generator.Beautify;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Emit;

/// <summary>What stands in the head of a 'for': the counter, if nothing else uses it, and the steps at the end of a trip.</summary>
internal sealed partial class Declarations
{
    private readonly HashSet<Stmt> ownCounters = new(ByReference.Instance);

    /// <summary>Whether the head of the loop declares what is assigned just before it.</summary>
    public bool HasOwnCounter(Loop loop) => ownCounters.Contains(loop);

    /// <summary>The assignments at the end of a trip that a 'for' makes in its head.</summary>
    public (Seq<Stmt> Body, Assign[] Steps) Steps(Loop loop)
    {
        if (loop.Form.Step < 0 || !Truth.IsTrue(loop.Stays)) return (loop.Body, []);
        var steps = loop.Body.Reverse().TakeWhile(stmt => FitsTheHead(stmt, loop)).Cast<Assign>().Reverse().ToArray();
        return (loop.Body.Take(loop.Body.Count - steps.Length).ToSeq(), steps);
    }

    private bool FitsTheHead(Stmt stmt, Loop loop) =>
        stmt is Assign assign && assign.Quote == loop.Form.Step && !IsOfTheTrip(assign.Target, loop) && !IrWalk.Reads(assign).Any(local => IsOfTheTrip(local, loop));

    private bool IsOfTheTrip(Local local, Loop loop) => In(local) is { } scope && trips[loop].Encloses(scope) && !ReferenceEquals(homes[local.Id].Head, loop);

    /// <summary>It is declared there, nothing but the loop uses it, and the last step is its.</summary>
    private bool IsOwnCounter(Assign begin, Loop loop)
    {
        var counter = begin.Target;
        var home = homes[counter.Id];
        if (!ReferenceEquals(home.First, begin) || home.Holds != trips[loop].Parent || before.ContainsKey(loop)) return false;
        return loop.Test.Count == 0 && Steps(loop).Steps.LastOrDefault()?.Target.Id == counter.Id
            && home.Uses == 1 + IrWalk.Reads(loop).Concat(IrWalk.Targets(loop)).Count(local => local.Id == counter.Id);
    }

    private void TakeIn(Local counter, Loop loop)
    {
        ownCounters.Add(loop);
        homes[counter.Id].Holds = trips[loop];
        homes[counter.Id].Head = loop;
    }
}
