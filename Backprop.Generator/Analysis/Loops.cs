using Backprop.Generator.Ir;

namespace Backprop.Generator.Analysis;

/// <summary>The loops of a function in which every variable is assigned once on each path, but for what loops carry.</summary>
internal sealed class Loops
{
    private readonly Dictionary<int, Loop> byId = [];
    private readonly Dictionary<int, HashSet<int>> owned = [];
    private readonly Dictionary<int, List<Local>> carried = [];
    private readonly Dictionary<int, int> innermost = [];
    private readonly HashSet<int> isCarried = [];
    private readonly List<int> open = [];

    public Loops(IEnumerable<Stmt> body)
    {
        foreach (var stmt in body) Visit(stmt);
    }

    public Loop this[int id] => byId[id];

    /// <summary>Whether the variable gets its values inside the loop, in whatever depth.</summary>
    public bool Owns(int loop, Local local) => owned[loop].Contains(local.Id);

    /// <summary>Whether the variable goes from trip to trip of some loop.</summary>
    public bool IsCarried(Local local) => isCarried.Contains(local.Id);

    /// <summary>Whether a variable that is assigned once is so in a loop.</summary>
    public bool IsInside(Local local) => innermost.TryGetValue(local.Id, out int loop) && loop != -1;

    /// <summary>What the loop carries from trip to trip.</summary>
    public IReadOnlyList<Local> Carried(int loop) => carried[loop];

    /// <summary>A variable that a pass adds to a loop, and so to those around it.</summary>
    public void Add(Local local, IEnumerable<int> inside)
    {
        foreach (int loop in inside) owned[loop].Add(local.Id);
    }

    private void Visit(Stmt stmt)
    {
        if (stmt is Loop loop)
        {
            byId[loop.Form.Id] = loop;
            owned[loop.Form.Id] = [];
            carried[loop.Form.Id] = [];
            open.Add(loop.Form.Id);
            foreach (var inner in loop.Test.Concat(loop.Body)) Visit(inner);
            open.RemoveAt(open.Count - 1);
            return;
        }
        foreach (var block in IrWalk.Blocks(stmt))
            foreach (var inner in block) Visit(inner);
        if (IrWalk.Blocks(stmt).Any()) return;
        foreach (var target in IrWalk.Targets(stmt)) Assigned(target);
    }

    private void Assigned(Local target)
    {
        int loop = open.Count == 0 ? -1 : open[open.Count - 1];
        foreach (int around in open) owned[around].Add(target.Id);
        if (!innermost.TryGetValue(target.Id, out var before)) innermost[target.Id] = loop;
        else if (before != loop && isCarried.Add(target.Id)) carried[loop].Add(target);
    }
}
