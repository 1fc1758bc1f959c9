using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Frontend;

/// <summary>Reports the active values that stand where their derivative would be lost.</summary>
internal static class ActivityCheck
{
    public static IEnumerable<Refusal> Run(Function function, Seq<Local> active, IReadOnlyList<Refusal> sites)
    {
        var activity = new Activity(function, active);
        var aliases = new Aliases(function.Body);
        var parameters = new HashSet<int>(function.Parameters.Select(aliases.ClassOf));
        var said = new HashSet<int>();
        foreach (var stmt in IrWalk.All(function.Body))
        {
            if (stmt is Store { Site: >= 0, Value.Type: ArrayType } row && parameters.Contains(aliases.ClassOf(IrWalk.Written(row)!)) && said.Add(row.Site))
                yield return sites[row.Site];
            if (stmt is Next { Site: >= 0, Source: Read { Local: { Type: ArrayType } passed } } next && activity.IsActive(passed) && said.Add(next.Site))
                yield return sites[next.Site];
            if (stmt is Call { Site: >= 0 } call && call.LocalsOf(Use.Number, Use.Read).Any(activity.IsVaried) && call.LocalsOf(Use.Written).Any(aliases.IsForeign) && said.Add(call.Site))
                yield return sites[call.Site];
            if (stmt is Call { Site: >= 0, Routine.Helper: not null } helper && MixesUp(helper, aliases, activity) && said.Add(helper.Site))
                yield return sites[helper.Site];
            if (stmt is Call { Site: >= 0, Routine: { HasEffects: true, Helper: null } } ruled && ruled.LocalsOf(Use.Written).Any(array => ruled.LocalsOf(Use.Read, Use.Written).Count(other => aliases.NumbersOf(other) == aliases.NumbersOf(array)) > 1) && said.Add(ruled.Site))
                yield return sites[ruled.Site];
            if (stmt is Call { Site: >= 0, Routine.Tape: not null } sweep && sweep.LocalsOf(Use.Read).GroupBy(aliases.NumbersOf).Any(same => same.Count() > 1 && same.Any(activity.IsVaried)) && said.Add(sweep.Site))
                yield return sites[sweep.Site];
            if (StoredAway(stmt) is { } stored && activity.IsVaried(stored.Value) && aliases.IsForeign(stored.Array) && said.Add(stored.Site))
                yield return sites[stored.Site];
            if (IrWalk.Value(stmt) is not Quoted quoted) continue;
            foreach (var hole in quoted.Holes)
                if (hole.Site >= 0 && (hole.Value.Type.CarriesReals || hole.Kind == HoleKind.Revealed) && activity.IsVaried(hole.Value) && said.Add(hole.Site))
                    yield return sites[hole.Site];
        }
    }

    /// <summary>Whether a helper writes an array that it may be given twice, or that somebody else has.</summary>
    private static bool MixesUp(Call call, Aliases aliases, Activity activity)
    {
        var updated = call.LocalsOf(Use.Updated).ToArray();
        return updated.Any(array => aliases.IsForeign(array) && activity.IsVaried(array))
            || updated.Any(array => call.LocalsOf(Use.Read, Use.Updated).Count(other => aliases.ClassOf(other) == aliases.ClassOf(array)) > 1);
    }

    private static (Local Array, Expr Value, int Site)? StoredAway(Stmt stmt) => stmt switch
    {
        Store { Site: >= 0 } store => (IrWalk.Written(store)!, store.Value, store.Site),
        AccumulateAt { Site: >= 0 } update => (IrWalk.Written(update)!, update.Value, update.Site),
        _ => null,
    };
}
