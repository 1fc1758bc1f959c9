using Backprop.Generator.Ir;

namespace Backprop.Generator.Analysis;

/// <summary>
/// The arrays of which elements are read by looked-up numbers alone, <c>skin[3 * corners[i] + j]</c>: of many elements few may be asked for, so that
/// the adjoints of the others are zero.
/// </summary>
internal sealed class Gathered
{
    private readonly HashSet<int> ids;

    public Gathered(Seq<Stmt> body, Aliases aliases)
    {
        var classes = new HashSet<int>();
        var lookedUp = new HashSet<int>();
        var others = new HashSet<int>();
        foreach (var stmt in IrWalk.All(body))
        {
            if (stmt is Assign { Target: { Type: Passive } number, Value: Quoted text } && (text.Reads != Memory.Nothing || IrWalk.Reads(text).Any(local => lookedUp.Contains(local.Id)))) lookedUp.Add(number.Id);
            else if (stmt is Next { Item: { Type: Passive } item }) lookedUp.Add(item.Id);
            foreach (var array in IrWalk.ElementReads(stmt))
            {
                bool isLookedUp = stmt is Assign { Value: Element { Indices: var indices } } && indices.SelectMany(IrWalk.Reads).Any(local => lookedUp.Contains(local.Id));
                (isLookedUp ? classes : others).Add(aliases.ClassOf(array));
            }
        }
        classes.ExceptWith(others);
        ids = classes.Count == 0 ? [] : [.. IrWalk.Targets(body).Where(local => local.Type is ArrayType && classes.Contains(aliases.ClassOf(local))).Select(local => local.Id)];
    }

    public bool Any => ids.Count > 0;

    /// <summary>Whether an array of the function's own, by its identity, is one of them.</summary>
    public bool Contains(int array) => ids.Contains(array);
}
