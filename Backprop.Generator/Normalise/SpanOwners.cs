using Backprop.Generator.Ir;

namespace Backprop.Generator.Normalise;

/// <summary>
/// Which spans have several values, on several paths or from trip to trip, and of which arrays these are parts: the owners. Spans that become each
/// other are a group, with the same owners.
/// </summary>
internal sealed class SpanOwners
{
    private readonly Dictionary<int, List<Stmt>> assigned = [];
    private readonly Dictionary<int, List<int>> blocks = [];
    private readonly List<int> outer = [];
    private readonly Dictionary<int, SpanGroup> groups = [];

    public SpanOwners(Function function)
    {
        Look(function.Body, around: -1);
        foreach (var span in assigned.Values.Where(all => all.Count > 1).Select(all => all[0]).SelectMany(IrWalk.OwnTargets).Where(target => IsSpan(target) && IsMoved(target)).ToArray())
            if (!groups.ContainsKey(span.Id)) Follow(span, new SpanGroup());
        foreach (var group in groups.Values.Distinct().ToArray()) Settle(group);
    }

    public bool Any => groups.Values.Any(group => group.Kind != OwnerKind.Unknown);

    /// <summary>The group of a span that moves, or that becomes one that does; null for any other variable.</summary>
    public SpanGroup? GroupOf(Local span) => groups.TryGetValue(span.Id, out var group) && group.Kind != OwnerKind.Unknown ? group : null;

    public bool IsMoved(Local span) => assigned.TryGetValue(span.Id, out var all) && all.Count > 1;

    /// <summary>What a span becomes a part of, and the slice that says which part; null for what is neither.</summary>
    public static (Local Whole, Apply? Slice)? SourceOf(Expr value) => value switch
    {
        Read { Local: var same } => (same, null),
        Apply { Function: Fn.Slice } slice when slice.Args[0] is Read { Local: var whole } => (whole, slice.Args.Count > 1 ? slice : null),
        _ => null,
    };

    /// <summary>default(Span&lt;double&gt;), Span&lt;double&gt;.Empty: a part of nothing.</summary>
    private static bool IsNothing(Expr value) => value is Quoted { Movable: true, Holes.Count: 0 } text
        && (text.Pieces[0].StartsWith("default", StringComparison.Ordinal) || text.Pieces[0].EndsWith(".Empty", StringComparison.Ordinal));

    private static bool IsSpan(Local local) => local.Type is ArrayType { CanBeRecorded: false, IsRow: true };

    private void Look(Seq<Stmt> body, int around)
    {
        int block = outer.Count;
        outer.Add(around);
        foreach (var stmt in body)
        {
            foreach (var target in IrWalk.OwnTargets(stmt).Where(target => target.Type is ArrayType)) Add(assigned, target.Id, stmt);
            foreach (var local in IrWalk.OwnTargets(stmt).Concat(IrWalk.OwnReads(stmt)).Where(local => local.Type is ArrayType)) Add(blocks, local.Id, block);
            foreach (var inner in IrWalk.Blocks(stmt)) Look(inner, block);
        }
    }

    private static void Add<T>(Dictionary<int, List<T>> lists, int key, T item)
    {
        if (!lists.TryGetValue(key, out var list)) lists[key] = list = [];
        list.Add(item);
    }

    private void Follow(Local span, SpanGroup group)
    {
        groups[span.Id] = group;
        group.Members.Add(span);
        foreach (var stmt in assigned[span.Id])
        {
            if (stmt is Assign { Value: var nothing } && IsNothing(nothing))
            {
                group.IsCut = true;
                continue;
            }
            if (stmt is not Assign { Value: var value } || SourceOf(value) is not var (whole, slice))
            {
                group.IsStrange = true;
                continue;
            }
            group.IsCut |= slice is not null;
            if (!IsPart(whole)) group.Own(whole);
            else if (!groups.TryGetValue(whole.Id, out var other)) Follow(whole, group);
            else if (other != group) Merge(other, group);
        }
    }

    private void Merge(SpanGroup from, SpanGroup into)
    {
        into.IsStrange |= from.IsStrange;
        into.IsCut |= from.IsCut;
        foreach (var owner in from.Owners) into.Own(owner);
        foreach (var member in from.Members)
        {
            into.Members.Add(member);
            groups[member.Id] = into;
        }
    }

    /// <summary>Whether it has an owner itself.</summary>
    private bool IsPart(Local span) => IsSpan(span) && assigned.TryGetValue(span.Id, out var all) && (all.Count > 1 || all[0] is Assign { Value: var value } && (IsNothing(value) || SourceOf(value) is not null));

    private void Settle(SpanGroup group)
    {
        if (group.IsStrange || group.Owners.Count == 0) return;
        int common = group.Members.Where(IsMoved).SelectMany(member => blocks[member.Id]).Aggregate(Common);
        if (group.Owners.All(owner => !assigned.TryGetValue(owner.Id, out var all) || all.Count == 1 && IsAround(blocks[owner.Id][0], common))) group.Kind = group.Owners.Count == 1 ? OwnerKind.One : OwnerKind.Numbered;
        else if (group.Owners.All(owner => owner.Type is ArrayType { Form: ArrayForm.Array, IsFlat: true } && owner.Type == group.Owners[0].Type)) group.Kind = OwnerKind.Held;
    }

    private bool IsAround(int block, int inner)
    {
        while (inner > block) inner = outer[inner];
        return inner == block;
    }

    /// <summary>The innermost body around two.</summary>
    private int Common(int a, int b)
    {
        while (!IsAround(a, b)) a = outer[a];
        return a;
    }
}

/// <summary>Spans that become each other.</summary>
internal sealed class SpanGroup
{
    public List<Local> Members { get; } = [];

    public List<Local> Owners { get; } = [];

    /// <summary>Whether one of them may be a part of what nobody here has a name for.</summary>
    public bool IsStrange { get; set; }

    /// <summary>Whether one of them may be less than the whole of its owner.</summary>
    public bool IsCut { get; set; }

    public OwnerKind Kind { get; set; }

    public void Own(Local owner)
    {
        if (!Owners.Contains(owner)) Owners.Add(owner);
    }
}

/// <summary>How it is known of which owner a span is a part.</summary>
internal enum OwnerKind
{
    Unknown,

    /// <summary>There is only one.</summary>
    One,

    /// <summary>By the number of a variable that always holds the same array.</summary>
    Numbered,

    /// <summary>By the array itself, in a variable of its own.</summary>
    Held,
}
