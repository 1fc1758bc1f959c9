using Backprop.Generator.Ir;

namespace Backprop.Generator.Analysis;

/// <summary>
/// Loops whose trips share nothing but sums: their reverses may run in any order, and so run in that of the trips. It is part of what a
/// gradient is, down to the last bit, so that no analysis that may be off has a say in it.
/// </summary>
internal sealed class AnyOrder
{
    private readonly Loops loops;
    private readonly LoopCounters counters;
    private readonly Aliases aliases;
    private readonly Sections sections;
    private readonly Activity activity;
    private readonly Scratch scratch;
    private readonly Dictionary<int, List<Stmt>> readers = [];

    public AnyOrder(Function primal, Seq<Local> active, Loops loops)
    {
        this.loops = loops;
        counters = new LoopCounters(primal.Body, loops);
        aliases = new Aliases(primal.Body);
        sections = new Sections(aliases, counters);
        activity = new Activity(primal, active);
        scratch = new Scratch(primal, aliases, counters);
        foreach (var stmt in IrWalk.All(primal.Body))
            foreach (var local in IrWalk.OwnReads(stmt))
            {
                if (!readers.TryGetValue(local.Id, out var list)) readers[local.Id] = list = [];
                list.Add(stmt);
            }
    }

    /// <summary>
    /// The variables through which a sum goes on its way through a trip, and the sum: they all have its adjoint. Null if the trips share more
    /// than sums.
    /// </summary>
    public IReadOnlyDictionary<int, Local>? SumsOf(Loop loop)
    {
        var sums = new Dictionary<int, Local>();
        if (IrWalk.HasEffects([loop])) return null;
        return IrWalk.All([loop]).OfType<Loop>().All(inner => counters.Of(inner).Counted?.Bound is not null)
            && loops.Carried(loop.Form.Id).ToArray().All(carried => !activity.IsActive(carried) || IsSum(carried, loop, sums))
            && SharesNoElements(loop)
            ? sums : null;
    }

    private bool SharesNoElements(Loop loop) =>
        IrWalk.All(loop.Body).SelectMany(IrWalk.AllWritten).Where(activity.IsActive).Select(aliases.ClassOf).Distinct().All(key => IsAddedTo(loop, key) || IsOfTheTrip(loop, key) || sections.KeepsApart(loop, key) || scratch.Holds(loop, loop.Body, [key]));

    /// <summary>s = s + v, and nothing else reads s on the way to the next trip.</summary>
    private bool IsSum(Local carried, Loop loop, Dictionary<int, Local> sums)
    {
        var inside = new HashSet<Stmt>(IrWalk.All(loop.Body), ByReference.Instance);
        var (current, met) = (carried, new HashSet<int>());
        while (met.Add(current.Id))
        {
            if (current.Id != carried.Id) sums[current.Id] = carried;
            var uses = readers.TryGetValue(current.Id, out var list) ? list.Where(inside.Contains).ToArray() : [];
            if (uses.Length == 0) return false;
            var targets = uses.Select(use => SumInto(use, current)).ToArray();
            if (targets.Any(target => target is null || target.Id != targets[0]!.Id)) return false;
            current = targets[0]!;
            // What gets its value in another way on another path is no sum.
            var own = loops.IsCarried(current) && current.Id != carried.Id ? new HashSet<Stmt>(IrWalk.All(loop.Body).OfType<Loop>().Where(inner => loops.Carried(inner.Form.Id).Any(local => local.Id == current.Id)).SelectMany(inner => IrWalk.All(inner.Body)), ByReference.Instance) : [];
            if (inside.Any(stmt => !own.Contains(stmt) && IrWalk.OwnTargets(stmt).Any(target => target.Id == current.Id) && !uses.Contains(stmt))) return false;
            if (current.Id == carried.Id) return true;
            // The next trip has what this one gives to another variable: a swap.
            if (loops.Carried(loop.Form.Id).Any(other => other.Id == current.Id)) return false;
            if (loops.IsCarried(current) && IrWalk.All(loop.Body).OfType<Loop>().FirstOrDefault(inner => loops.Carried(inner.Form.Id).Any(local => local.Id == current.Id)) is { } around)
            {
                if (!IsSum(current, around, [])) return false;
                inside.ExceptWith(IrWalk.All(around.Body));
            }
        }
        return false;
    }

    /// <summary>What a statement puts a sum into, or hands it to; null if it does anything else with it.</summary>
    private static Local? SumInto(Stmt use, Local sum) => use switch
    {
        Assign { Value: Read } copy => copy.Target,
        Assign { Value: Apply { Function: Fn.Add or Fn.Sub } apply } assign when IsIt(apply.Args[0], sum) && !IsIt(apply.Args[1], sum) => assign.Target,
        Assign { Value: Apply { Function: Fn.Add } apply } assign when IsIt(apply.Args[1], sum) && !IsIt(apply.Args[0], sum) => assign.Target,
        _ => null,
    };

    private static bool IsIt(Expr expr, Local local) => expr is Read { Local.Id: var id } && id == local.Id;

    /// <summary>Whether the trips only add to the elements of the arrays, and read none.</summary>
    private bool IsAddedTo(Loop loop, int key) => IrWalk.All(loop.Body).All(stmt =>
        !(stmt is Call call && call.LocalsOf(Use.Read, Use.Written).Any(array => aliases.ClassOf(array) == key)) && !(stmt is Store store && aliases.ClassOf(IrWalk.Written(store)!) == key) && !(stmt is Assign { Target.IsReal: true, Value: Element { Array: Read { Local: var array } } } && aliases.ClassOf(array) == key));

    /// <summary>Whether the arrays are made in the trip that uses them.</summary>
    private bool IsOfTheTrip(Loop loop, int key)
    {
        if (IrWalk.All(loop.Body).Any(stmt => stmt is Assign { Target: { Type: ArrayType } named, Value: Element or Quoted } && aliases.ClassOf(named) == key)) return false;
        var of = IrWalk.Targets(loop).Where(target => target.Type is ArrayType && aliases.ClassOf(target) == key).Select(target => target.Id).ToArray();
        return IrWalk.All(loop.Body).SelectMany(IrWalk.OwnReads).Where(local => local.Type is ArrayType && aliases.ClassOf(local) == key).All(local => of.Contains(local.Id))
            && !loops.Carried(loop.Form.Id).Any(carried => carried.Type is ArrayType && aliases.ClassOf(carried) == key);
    }
}
