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
        int nextId = Math.Max(sweeps.Whole.NextId(), (sweeps.Primal with { Body = backward }).NextId());
        return sweeps.Primal with
        {
            Parameters = sweeps.Parameters,
            Body = Body(sweeps.Primal.Body, backward, results.Concat(kept).ToArray(), around: null, depth: 0),
            Results = results,
            Cleared = sweeps.BuffersIn(sweeps.Primal).ToSeq(),
        };

        Seq<Stmt> Body(Seq<Stmt> forward, Seq<Stmt> backward, Expr[] wanted, Aliases? around, int depth)
        {
            if (JoinedBranches.In(forward, backward, depth) is { } branches)
            {
                var whole = around ?? new Aliases(forward);
                var joined = branches.Join(wanted, (path, wayBack, asked) => Body(path, wayBack, asked, whole, depth + 1));
                return around is null ? RemoveDead.Run(joined, wanted, analyses) : joined;
            }
            var primal = sweeps.Primal with { Body = forward, Results = wanted.ToSeq() };
            return Economy.Freeing(forward, (isFree, isLeft) =>
            {
                var (body, taken) = Together(primal, backward, wanted, new Economy(analyses, isFree, isLeft), around, nextId);
                nextId = taken;
                return body;
            }, body => body);
        }
    }

    private static (Seq<Stmt> Body, int NextId) Together(Function primal, Seq<Stmt> backward, Expr[] wanted, Economy economy, Aliases? around, int firstId)
    {
        var (recording, reading, tapes, nextId) = Recording.Run(primal, backward, firstId, economy, around);
        var body = recording.Append(new Note(around is null ? Notes.Backward : Notes.BackwardOfPath)).Concat(reading).Concat(tapes.Select(tape => new Release(new Read(tape))));
        return (RemoveDead.Run(body.ToSeq(), wanted, economy.Analyses, around), nextId);
    }
}
