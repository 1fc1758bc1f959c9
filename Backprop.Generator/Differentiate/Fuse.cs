using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;
using Backprop.Generator.Optimise;

namespace Backprop.Generator.Differentiate;

/// <summary>Both sweeps in one function whose seed is 1: what is needed of the first, then the second.</summary>
internal static class Fuse
{
    public static Function Run(Sweeps sweeps, bool withValue)
    {
        var primal = sweeps.Primal;
        var seeds = sweeps.Seeds.Select(seed => (seed, (Atom)Algebra.Number(1, seed.Type)));
        var (backward, adjoints) = Propagate.Run(sweeps.Backward, sweeps.Adjoints, seeds);
        int nextId = Math.Max(primal.NextId(), IrWalk.Targets(sweeps.Backward).Select(local => local.Id + 1).DefaultIfEmpty(0).Max());
        backward = ShareAdjoints.Run(FirstContributions.Run(new Flatten(nextId, primal.Body).Run(backward)), adjoints);
        var results = withValue ? primal.Results.Concat(adjoints).ToSeq() : adjoints;
        var body = primal.Body.Append(new Note(Notes.Backward)).Concat(backward).ToSeq();
        return primal with { Body = RemoveDead.Run(body, results), Results = results };
    }
}
