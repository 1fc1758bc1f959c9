using Backprop.Generator.Ir;

namespace Backprop.Generator.Optimise;

/// <summary>Where in the trips of a loop things happen: behind how many of its statements.</summary>
internal sealed class TripOrder
{
    private readonly Dictionary<Stmt, int> places = new(ByReference.Instance);
    private readonly Dictionary<int, List<int>> targets = [];
    private readonly int lastCall;

    public TripOrder(Loop loop)
    {
        for (int i = 0; i < loop.Body.Count; i++)
        {
            foreach (var target in IrWalk.Targets(loop.Body[i]))
            {
                if (!targets.TryGetValue(target.Id, out var known)) targets[target.Id] = known = [];
                known.Add(i);
            }
            foreach (var stmt in IrWalk.All([loop.Body[i]]))
            {
                places[stmt] = i;
                if (stmt is Call { Routine.Helper: not null }) lastCall = i + 1;
            }
        }
    }

    /// <summary>Where what a statement stores is put on top, in each trip: where that stands if no calls follow, else behind the last one.</summary>
    public int PlaceOf(Stmt store) => Math.Max(places[store] + 1, lastCall);

    /// <summary>Whether a statement is one of the trip's that stand behind one of them, or in one of these.</summary>
    public bool IsBehind(int place, Stmt stmt) => places.TryGetValue(stmt, out int at) && at > place;

    /// <summary>Whether a variable is assigned again before what a statement stores of it is put on top.</summary>
    public bool IsGone(Local variable, Stmt store) => targets.TryGetValue(variable.Id, out var all) && all.Any(place => place >= places[store] && place < PlaceOf(store));
}
