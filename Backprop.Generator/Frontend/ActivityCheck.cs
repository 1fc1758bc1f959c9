using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Frontend;

/// <summary>Reports the active values that stand where their derivative would be lost.</summary>
internal static class ActivityCheck
{
    public static IEnumerable<Refusal> Run(Function function, Seq<Local> active, IReadOnlyList<Refusal> sites)
    {
        var activity = new Activity(function, active);
        var said = new HashSet<int>();
        foreach (var stmt in IrWalk.All(function.Body))
        {
            if (IrWalk.Value(stmt) is not Quoted quoted) continue;
            foreach (var hole in quoted.Holes)
                if (hole.Site >= 0 && (hole.Value.Type.IsReal || hole.Kind == HoleKind.Revealed) && activity.IsVaried(hole.Value) && said.Add(hole.Site))
                    yield return sites[hole.Site];
        }
    }
}
