using System.Globalization;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Analysis;

/// <summary>What each variable that is assigned once is assigned, and from that what the loops of a function count.</summary>
internal sealed class LoopCounters
{
    private readonly Loops loops;
    private readonly Definitions definitions;
    private readonly Dictionary<int, Atom> starts = [];
    private readonly Dictionary<int, (IReadOnlyList<Counter> Counters, Counted? Counted)> known = [];

    public LoopCounters(IEnumerable<Stmt> body, Loops loops)
    {
        this.loops = loops;
        definitions = new Definitions(body);
        foreach (var stmt in IrWalk.All(body))
            if (stmt is Assign { Target: var target, Value: Atom value } && loops.IsCarried(target) && !starts.ContainsKey(target.Id)) starts[target.Id] = value;
    }

    /// <summary>The one assignment to a variable; null where there are several.</summary>
    public Assign? DefinitionOf(Local local) => definitions.Of(local);

    /// <summary>What a loop steps by the same in each trip, and the counter that tells its trips, if one does.</summary>
    public (IReadOnlyList<Counter> Counters, Counted? Counted) Of(Loop loop)
    {
        if (known.TryGetValue(loop.Form.Id, out var found)) return found;
        var counters = Counter.Of(loop, loops, DefinitionOf, Start);
        return known[loop.Form.Id] = (counters, Counted.Of(loop, counters, loops));
    }

    /// <summary>The counter of a loop that counts from zero to a bound, one by one, and leaves nowhere else; null for any other.</summary>
    public (Local Counter, Expr Bound)? FromZero(Loop loop) =>
        Of(loop).Counted is { Counter: { Step: 1, Start: Const { Value: 0 } } counter, Bound: { } bound, Inclusive: false } ? (counter.Variable, bound) : null;

    /// <summary>What a carried variable holds on entry.</summary>
    public Atom? EntryOf(Local carried) => starts.TryGetValue(carried.Id, out var start) ? start : null;

    /// <summary>What a carried variable begins with; a literal is itself.</summary>
    private Atom? Start(Local carried)
    {
        if (!starts.TryGetValue(carried.Id, out var start)) return null;
        if (start is not Read { Local: var local } || DefinitionOf(local) is not { } assign) return start;
        return assign.Value is Quoted { Holes.Count: 0 } literal && int.TryParse(literal.Pieces[0], NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            ? new Const(value, value.ToString(CultureInfo.InvariantCulture), carried.Type)
            : assign.Value as Atom ?? start;
    }
}
