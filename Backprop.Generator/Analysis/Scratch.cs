using Backprop.Generator.Ir;

namespace Backprop.Generator.Analysis;

/// <summary>
/// Arrays that are room for one trip of a loop: each trip writes them before it reads them, nobody but the trips reads them, and the caller
/// never sees them.
/// </summary>
internal sealed class Scratch(Function function, Aliases aliases, LoopCounters counters)
{
    private readonly HashSet<int> outside = new(function.Parameters.Concat(IrWalk.Targets(function.Body).Where(aliases.IsForeign)).Concat(function.Results.SelectMany(IrWalk.Reads))
        .Where(local => local.Type is ArrayType).Select(aliases.ClassOf));

    /// <summary>Whether the trips of a loop may do with these classes of arrays what they like.</summary>
    public bool Holds(Loop loop, Seq<Stmt> trip, ICollection<int> classes) =>
        !classes.Any(outside.Contains) && !IsReadOutside(loop, classes) && new Coverage(aliases, counters, classes).Holds(trip);

    private bool IsReadOutside(Loop loop, ICollection<int> classes)
    {
        var inside = new HashSet<Stmt>(IrWalk.All([loop]), ByReference.Instance);
        return IrWalk.All(function.Body).Any(stmt => !inside.Contains(stmt) && Reads(stmt).Any(array => classes.Contains(aliases.ClassOf(array))));
    }

    private static IEnumerable<Local> Reads(Stmt stmt) => stmt is AccumulateAt update ? [IrWalk.Written(update)!] : stmt is Next next ? IrWalk.Reads(next.Source) : IrWalk.ElementReads(stmt);
}
