using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Beautify;

/// <summary>
/// s₂ = s; loop { s₃ = s₂ * x; s₂ = s₃ } ⇒ loop { s = s * x }: the versions of a variable become one again, where no two of them are
/// wanted at the same time. Two variables of the user's stay two.
/// </summary>
internal sealed class Coalesce
{
    private const int MostEdges = 400_000;

    private readonly Dictionary<int, HashSet<int>> clashes = [];
    private readonly Dictionary<int, Local> tracked = [];
    private readonly Dictionary<int, int> groups = [];
    private readonly List<(Local Target, Local Source)> copies = [];
    private int edges;

    public static Function Run(Function function)
    {
        var pass = new Coalesce();
        pass.Find(function);
        if (pass.copies.Count == 0) return function;
        var live = new HashSet<int>(function.Results.SelectMany(IrWalk.Reads).Where(pass.IsTracked).Select(local => local.Id));
        pass.Walk(function.Body, live);
        if (pass.edges > MostEdges) return function;
        foreach (var (target, source) in pass.copies) pass.Merge(target, source);
        return function with
        {
            Body = WithoutCopiesToThemselves(function.Body.Select(stmt => IrWalk.Rename(stmt, pass.Kept)).ToSeq()),
            Results = function.Results.Select(result => IrWalk.MapAtoms(result, pass.Now)).ToSeq(),
        };
    }

    private void Find(Function function)
    {
        var fixedNames = new HashSet<int>(function.Parameters.Select(parameter => parameter.Id));
        var inLoops = new HashSet<int>(IrWalk.All(function.Body).OfType<Loop>().SelectMany(IrWalk.Targets).Select(local => local.Id));
        foreach (var stmt in IrWalk.All(function.Body))
            if (stmt is Assign { Target: var target, Value: Read { Local: var source } } && target.Type == source.Type && target.Id != source.Id
                && inLoops.Contains(target.Id) && !fixedNames.Contains(target.Id) && !fixedNames.Contains(source.Id) && MayShare(target, source))
            {
                copies.Add((target, source));
                tracked[target.Id] = target;
                tracked[source.Id] = source;
            }
    }

    private static bool MayShare(Local a, Local b) => a.Name == b.Name || IsDerivative(a) && IsDerivative(b);

    /// <summary>Adjoints and tangents of temporaries are temporaries, but for their names.</summary>
    private static bool IsDerivative(Local local) => local.Role is LocalRole.Adjoint or LocalRole.Tangent
        || local.Role == LocalRole.Temporary && local.Name.Length > 1 && local.Name[0] is 'd' or 't' && char.IsUpper(local.Name[1]);

    private bool IsTracked(Local local) => tracked.ContainsKey(local.Id);

    private void Walk(Seq<Stmt> body, HashSet<int> live)
    {
        for (int i = body.Count - 1; i >= 0; i--) Walk(body[i], live);
    }

    /// <summary>Turns what is live behind the statement into what is live before it.</summary>
    private void Walk(Stmt stmt, HashSet<int> live)
    {
        switch (stmt)
        {
            case If choice:
                var otherwise = new HashSet<int>(live);
                Walk(choice.Then, live);
                Walk(choice.Else, otherwise);
                live.UnionWith(otherwise);
                break;
            case Guard guard:
                var skipped = new HashSet<int>(live);
                Walk(guard.Body, live);
                live.UnionWith(skipped);
                break;
            case Loop loop:
                // What the next trip reads before it assigns it lives through this one.
                var left = new HashSet<int>(live);
                var through = Exposed.In(loop);
                through.RemoveWhere(id => !tracked.ContainsKey(id));
                live.UnionWith(through);
                Read(IrWalk.Reads(loop.Stays), live);
                Walk(loop.Body, live);
                live.UnionWith(left);
                Read(IrWalk.Reads(loop.Condition), live);
                Walk(loop.Test, live);
                live.UnionWith(through);
                return;
            default:
                foreach (var target in IrWalk.Targets(stmt)) Define(target, stmt, live);
                Read(IrWalk.Reads(stmt), live);
                return;
        }
        Read(IrWalk.HeadReads(stmt), live);
    }

    private void Read(IEnumerable<Local> locals, HashSet<int> live)
    {
        foreach (var local in locals)
            if (IsTracked(local)) live.Add(local.Id);
    }

    private void Define(Local target, Stmt stmt, HashSet<int> live)
    {
        if (!IsTracked(target)) return;
        int copied = stmt is Assign { Value: Read read } ? read.Local.Id : -1;
        foreach (int other in live)
            if (other != target.Id && other != copied && edges <= MostEdges)
            {
                edges++;
                ClashesOf(target.Id).Add(other);
                ClashesOf(other).Add(target.Id);
            }
        live.Remove(target.Id);
    }

    private HashSet<int> ClashesOf(int id)
    {
        if (!clashes.TryGetValue(id, out var set)) clashes[id] = set = [];
        return set;
    }

    /// <summary>The group that clashes with less moves into the other, so that all merges together stay as good as linear.</summary>
    private void Merge(Local a, Local b)
    {
        int target = GroupOf(a.Id), source = GroupOf(b.Id);
        if (target == source || !MayShare(tracked[target], tracked[source]) || ClashesOf(target).Contains(source)) return;
        var kept = IsBetter(tracked[target], tracked[source]) ? tracked[target] : tracked[source];
        if (ClashesOf(target).Count > ClashesOf(source).Count) (target, source) = (source, target);
        groups[target] = source;
        tracked[source] = kept;
        foreach (int other in ClashesOf(target))
        {
            ClashesOf(other).Remove(target);
            ClashesOf(other).Add(source);
            ClashesOf(source).Add(other);
        }
    }

    private static bool IsBetter(Local a, Local b) => a.Role != LocalRole.Temporary && b.Role == LocalRole.Temporary;

    private int GroupOf(int id)
    {
        int root = id;
        while (groups.TryGetValue(root, out int next)) root = next;
        while (id != root) (id, groups[id]) = (groups[id], root);
        return root;
    }

    private Local Kept(Local local) => IsTracked(local) ? tracked[GroupOf(local.Id)] : local;

    private Atom Now(Atom atom) => atom is Read read && Kept(read.Local) is var kept && kept.Id != read.Local.Id ? new Read(kept) : atom;

    private static Seq<Stmt> WithoutCopiesToThemselves(Seq<Stmt> body) => body
        .Where(stmt => stmt is not Assign { Value: Read read } assign || read.Local.Id != assign.Target.Id)
        .Select(stmt => IrWalk.MapBlocks(stmt, WithoutCopiesToThemselves)).ToSeq();
}
