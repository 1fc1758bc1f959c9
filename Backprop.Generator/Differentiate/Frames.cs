using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Differentiate;

/// <summary>
/// What the frame of a call need not hold: what is cheap to compute again from the rest of it, and from the arrays that the backward sweep is given. Outside of
/// loops only: what these carry is not what it was.
/// </summary>
internal static class Frames
{
    /// <summary>The statements that compute it, in order. It is taken out of what is recorded.</summary>
    /// <param name="primal">The function.</param>
    /// <param name="body">Its forward sweep.</param>
    /// <param name="recorded">What the backward sweep reads.</param>
    /// <param name="given">What it has without a frame.</param>
    /// <param name="returned">What it returns as it is.</param>
    public static IReadOnlyList<Assign> Shrink(Function primal, Seq<Stmt> body, Dictionary<int, Local> recorded, IEnumerable<Local> given, IEnumerable<Local> returned)
    {
        var loops = new Loops(body);
        var definitions = new Definitions(body);
        var settled = new Settled(primal, new Aliases(primal.Body), new LoopCounters(primal.Body, new Loops(primal.Body)));
        var slices = new Slices(loops, loop: null, local => loops.IsInside(local) || loops.IsCarried(local) ? null : definitions.Of(local), settled);
        foreach (var local in recorded.Values.Concat(given))
            if (!loops.IsCarried(local)) slices.Provide(local);

        var dropped = new List<Local>();
        // The last first: it is computed from earlier ones.
        foreach (var local in IrWalk.Targets(body).Where(local => local.Type is not (ArrayType or Tape) && recorded.ContainsKey(local.Id)).Distinct().Except(returned).Reverse().ToArray())
        {
            bool wasThere = slices.IsThere(local);
            slices.Withdraw(local);
            if (slices.Cost(local, Slices.Worthwhile) <= Slices.Worthwhile)
            {
                dropped.Add(local);
                recorded.Remove(local.Id);
            }
            else if (wasThere) slices.Provide(local);
        }
        var steps = new List<Assign>();
        foreach (var step in Enumerable.Reverse(dropped).SelectMany(slices.Of))
        {
            slices.Provide(step.Target);
            steps.Add(step with { Quote = -1 });
        }
        return steps;
    }
}
