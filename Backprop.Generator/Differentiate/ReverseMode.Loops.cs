using Backprop.Generator.Ir;

namespace Backprop.Generator.Differentiate;

/// <summary>
/// loop { A } ⇒ for each trip, the last one first: reversed A. What the loop carries has one adjoint from trip to trip: a copy
/// s = s₂ hands it to s₂ and begins anew with zero.
/// </summary>
internal sealed partial class ReverseMode
{
    private void ReverseLoop(Loop loop)
    {
        foreach (var carried in loops.Carried(loop.Form.Id))
            if (activity.IsActive(carried) && !adjoints.ContainsKey(carried.Id)) BeginWithZero(carried, loop.Quote);

        // The test is asked once more than there are trips.
        ReverseAll(loop.Test);
        foreach (var target in IrWalk.Targets(loop.Test)) adjoints.Remove(target.Id);

        var trip = ReverseBody(new Frame(loop.Test.Concat(loop.Body), loops.Carried(loop.Form.Id)), loop.Body, loop.Test);
        if (trip.Count > 0) Sweep.Add(new Repeat(loop.Form.Id, trip, Quote: -1));
    }

    /// <summary>The adjoint of what a loop carries has been handed on to where its value came from.</summary>
    private void BeginAnew(Stmt stmt)
    {
        if (stmt is Assign { Target: var target } && InLoopThatCarries(target) && adjoints.TryGetValue(target.Id, out var adjoint))
            Sweep.Add(new Assign(adjoint, Algebra.Number(0, target.Type), stmt.Quote));
    }

    private bool InLoopThatCarries(Local target) => frames[frames.Count - 1].Carries(target);
}
