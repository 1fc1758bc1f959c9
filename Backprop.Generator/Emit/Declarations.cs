using Backprop.Generator.Ir;

namespace Backprop.Generator.Emit;

/// <summary>
/// Where each variable is declared: with its first assignment if that stands in the innermost body that holds all its uses, else
/// just before the statement of that body in which it is used first.
/// </summary>
internal sealed class Declarations
{
    private readonly Dictionary<Stmt, List<Local>> before = new(ReferenceComparer.Instance);

    public Declarations(Seq<Stmt> body, IEnumerable<Expr> results) =>
        Place(body, new HashSet<int>(results.SelectMany(IrWalk.Reads).Select(local => local.Id)), []);

    /// <summary>The variables to declare before the statement.</summary>
    public IReadOnlyList<Local> Before(Stmt stmt) => before.TryGetValue(stmt, out var locals) ? locals : [];

    /// <summary>Whether every path through the body assigns the variable.</summary>
    public static bool Assigns(IEnumerable<Stmt> body, Local local) => body.Any(stmt => stmt switch
    {
        Assign or Unpack or Next => IrWalk.Targets(stmt).Any(target => target.Id == local.Id),
        Region region => Assigns(region.Body, local) || Assigns(region.Finally, local),
        If choice => Assigns(choice.Then, local) && Assigns(choice.Else, local),
        _ => false,
    });

    /// <summary>Places what is assigned in the body and used nowhere outside it; what is used outside is placed there.</summary>
    private void Place(Seq<Stmt> body, HashSet<int> outside, HashSet<int> placed)
    {
        var uses = new Dictionary<int, int>();
        foreach (var stmt in body)
            foreach (int id in Occurrences(stmt)) uses[id] = (uses.TryGetValue(id, out int count) ? count : 0) + 1;

        foreach (var stmt in body)
        {
            if (!IrWalk.Blocks(stmt).Any()) continue;
            var inHead = new HashSet<int>(IrWalk.HeadReads(stmt).Select(local => local.Id));
            var blocks = Blocks(stmt).ToArray();
            foreach (var local in IrWalk.Targets(stmt))
            {
                bool inOneBlock = blocks.Count(block => Occurrences(block).Contains(local.Id)) == 1;
                bool staysInside = inOneBlock && uses[local.Id] == 1 && !outside.Contains(local.Id) && !inHead.Contains(local.Id);
                if (staysInside || IsDefinedBefore(body, stmt, local) || !placed.Add(local.Id)) continue;
                if (!before.TryGetValue(stmt, out var locals)) before[stmt] = locals = [];
                locals.Add(local);
            }
            foreach (var block in blocks)
            {
                var others = new HashSet<int>(outside);
                others.UnionWith(inHead);
                foreach (var other in body)
                    if (!ReferenceEquals(other, stmt)) others.UnionWith(Occurrences(other));
                foreach (var other in blocks)
                    if (!ReferenceEquals(other, block)) others.UnionWith(Occurrences(other));
                Place(block, others, placed);
            }
        }
    }

    /// <summary>A test that is written into the body shares the body's scope.</summary>
    private static IEnumerable<Seq<Stmt>> Blocks(Stmt stmt) => stmt is Loop loop ? [loop.Test.Concat(loop.Body).ToSeq()] : IrWalk.Blocks(stmt);

    private static bool IsDefinedBefore(Seq<Stmt> body, Stmt stmt, Local local)
    {
        foreach (var earlier in body)
        {
            if (ReferenceEquals(earlier, stmt)) return false;
            if (earlier is Assign or Unpack or Next && IrWalk.Targets(earlier).Any(target => target.Id == local.Id)) return true;
        }
        return false;
    }

    private static HashSet<int> Occurrences(Stmt stmt) => new(IrWalk.Reads(stmt).Concat(IrWalk.Targets(stmt)).Select(local => local.Id));

    private static HashSet<int> Occurrences(Seq<Stmt> body) => new(body.SelectMany(Occurrences));

    private sealed class ReferenceComparer : IEqualityComparer<Stmt>
    {
        public static readonly ReferenceComparer Instance = new();

        public bool Equals(Stmt x, Stmt y) => ReferenceEquals(x, y);

        public int GetHashCode(Stmt stmt) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(stmt);
    }
}
