using Backprop.Generator.Ir;

namespace Backprop.Generator.Analysis;

/// <summary>What each variable that is assigned once is assigned.</summary>
internal sealed class Definitions
{
    private readonly Dictionary<int, Assign?> definitions = [];

    public Definitions(IEnumerable<Stmt> body)
    {
        foreach (var stmt in IrWalk.All(body))
            foreach (var target in IrWalk.OwnTargets(stmt)) definitions[target.Id] = definitions.ContainsKey(target.Id) ? null : stmt as Assign;
    }

    /// <summary>The one assignment to a variable; null where there is another, or none.</summary>
    public Assign? Of(Local local) => definitions.TryGetValue(local.Id, out var assign) ? assign : null;
}
