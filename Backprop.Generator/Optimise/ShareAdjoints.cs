using Backprop.Generator.Ir;

namespace Backprop.Generator.Optimise;

/// <summary>
/// d2 = d1; d2 += e, where nothing reads d1 any more and d2 only begins ⇒ d1 += e: one variable for the adjoints of one value, which has several
/// names. The results keep theirs.
/// </summary>
internal static class ShareAdjoints
{
    public static Seq<Stmt> Run(Seq<Stmt> body, IEnumerable<Expr> results)
    {
        var kept = new HashSet<int>(results.SelectMany(IrWalk.Reads).Select(local => local.Id));
        var lastRead = new Dictionary<int, int>();
        for (int i = 0; i < body.Count; i++)
            foreach (var local in IrWalk.Reads(body[i])) lastRead[local.Id] = i;

        var sameAs = new Dictionary<int, Local>();
        var assigned = new HashSet<int>();
        var output = new List<Stmt>();
        for (int i = 0; i < body.Count; i++)
        {
            if (body[i] is Assign { Value: Read { Local: var source } } copy && assigned.Contains(source.Id) && !assigned.Contains(copy.Target.Id) && lastRead[source.Id] == i
                && !kept.Contains(source.Id) && !kept.Contains(copy.Target.Id) && copy.Target.Type == source.Type)
                sameAs[copy.Target.Id] = source;
            else output.Add(body[i]);
            foreach (var target in IrWalk.Targets(body[i])) assigned.Add(target.Id);
        }
        return sameAs.Count == 0 ? body : new Merge(sameAs, body).Run(output);
    }

    /// <summary>Renames each variable to the one that it was merged into, under the best name among them.</summary>
    private sealed class Merge
    {
        private readonly Dictionary<int, Local> sameAs;
        private readonly Dictionary<int, Local> names = [];

        public Merge(Dictionary<int, Local> sameAs, Seq<Stmt> body)
        {
            this.sameAs = sameAs;
            foreach (var local in IrWalk.Targets(body))
            {
                int root = Root(local).Id;
                if (!names.TryGetValue(root, out var best) || best.Role == LocalRole.Temporary && local.Role == LocalRole.Adjoint) names[root] = local;
            }
        }

        public Seq<Stmt> Run(IEnumerable<Stmt> body) => body.Select(stmt => IrWalk.Rename(stmt, Name)).ToSeq();

        private Local Root(Local local)
        {
            while (sameAs.TryGetValue(local.Id, out var next)) local = next;
            return local;
        }

        private Local Name(Local local) => names.TryGetValue(Root(local).Id, out var name) ? name : local;
    }
}
