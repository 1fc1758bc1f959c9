using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;
using Backprop.Generator.Optimise;

namespace Backprop.Generator.Differentiate;

/// <summary>Both sweeps in one function: what is needed of the first, then the second. The seeds are known by now.</summary>
internal static class Fuse
{
    public static Function Run(Sweeps sweeps, bool withValue, Analyses analyses)
    {
        var results = withValue ? sweeps.Primal.Results.Concat(sweeps.Adjoints).ToSeq() : sweeps.Adjoints;
        var kept = sweeps.Kept.ToArray();
        var seeds = new HashSet<int>(sweeps.Seeds.Where(seed => seed.Type is ArrayType).Select(seed => seed.Id));
        // The value alone is a result: what arrays hold in the end has no adjoint.
        var unseeded = sweeps.Backward.Where(stmt => !IrWalk.Reads(stmt).Any(local => seeds.Contains(local.Id))).ToSeq();
        var backward = RemoveDead.Run(BuffersAsShadows.Run(sweeps, unseeded), sweeps.Adjoints.Concat(kept), analyses);
        (sweeps, backward) = Selections.Run(sweeps, backward, analyses);
        return Economy.Freeing(sweeps.Primal.Body, (isFree, isLeft) => Run(sweeps, backward, results, kept, new Economy(analyses, isFree, isLeft)), fused => fused.Body);
    }

    private static Function Run(Sweeps sweeps, Seq<Stmt> backward, Seq<Expr> results, Expr[] kept, Economy economy)
    {
        var (recording, reading, tapes) = Recording.Run(sweeps.Primal, backward, sweeps.Whole.NextId(), economy);
        var body = recording.Append(new Note(Notes.Backward)).Concat(reading).Concat(tapes.Select(tape => new Release(new Read(tape))));
        return sweeps.Primal with
        {
            Parameters = sweeps.Parameters,
            Body = RemoveDead.Run(body.ToSeq(), results.Concat(kept), economy.Analyses),
            Results = results,
            Cleared = sweeps.BuffersIn(sweeps.Primal).ToSeq(),
        };
    }
}
