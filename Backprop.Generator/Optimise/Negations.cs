using Backprop.Generator.Differentiate;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Optimise;

/// <summary>
/// p = -e; t = x * p; g += t ⇒ t = x * e; g -= t: temporaries that are only multiplied and added up are kept with the opposite sign. Rounding is
/// symmetric: not a bit changes.
/// </summary>
internal sealed class Negations
{
    private readonly Tally writes = new();
    private readonly Dictionary<int, int> lastWrites = [];

    /// <summary>The temporary that one comes from, itself for a negation.</summary>
    private readonly Dictionary<int, int> roots = [];
    private readonly HashSet<int> kept = [];
    private int position;

    public static Sweeps Run(Sweeps sweeps)
    {
        var body = sweeps.Backward;
        var pass = new Negations();
        int index = 0;
        foreach (var stmt in IrWalk.All(body))
        {
            index++;
            foreach (var target in IrWalk.OwnTargets(stmt))
            {
                pass.writes.Add(target);
                pass.lastWrites[target.Id] = index;
            }
        }
        foreach (var stmt in IrWalk.All(body)) pass.Find(stmt);
        foreach (var adjoint in sweeps.Adjoints) pass.Keep(adjoint);
        return pass.roots.Count == 0 ? sweeps : sweeps with { Backward = pass.Block(body) };
    }

    private void Find(Stmt stmt)
    {
        position++;
        switch (stmt)
        {
            case Assign { Value: Apply { Function: Fn.Neg } negation } assign when IsOnce(assign.Target) && negation.Args[0] is Read { Local: var negated } && !IsWrittenLater(negated):
                Keep(negation);
                roots[assign.Target.Id] = assign.Target.Id;
                break;
            case Assign { Value: Apply { Function: Fn.Mul or Fn.Div } product } assign when IsOnce(assign.Target) && product.Args.Count(arg => RootOf(arg) is not null) == 1:
                roots[assign.Target.Id] = product.Args.Select(RootOf).First(root => root is not null)!.Value;
                break;
            case Accumulate { Value: Read } sum:
                Keep(new Read(sum.Target));
                break;
            case AccumulateAt { Value: Read } update:
                foreach (var index in update.Indices) Keep(index);
                break;
            default:
                foreach (var local in IrWalk.OwnReads(stmt)) Keep(new Read(local));
                break;
        }
    }

    private void Keep(Expr expr)
    {
        foreach (var local in IrWalk.Reads(expr))
            if (roots.TryGetValue(local.Id, out int root)) kept.Add(root);
    }

    private bool IsOnce(Local local) => local.Role == LocalRole.Temporary && local.IsReal && writes[local] == 1;

    private bool IsWrittenLater(Local local) => lastWrites.TryGetValue(local.Id, out int last) && last > position;

    private int? RootOf(Expr expr) => expr is Read { Local.Id: var id } && roots.TryGetValue(id, out int root) ? root : null;

    private bool IsOpposite(Local local) => roots.TryGetValue(local.Id, out int root) && !kept.Contains(root);

    private Seq<Stmt> Block(Seq<Stmt> body) => body.Select(stmt => stmt switch
    {
        Assign { Value: Apply { Function: Fn.Neg } negation } assign when IsOpposite(assign.Target) => assign with { Value = negation.Args[0] },
        Accumulate { Value: Read { Local: var value } } sum when IsOpposite(value) => sum with { Negative = !sum.Negative },
        AccumulateAt { Value: Read { Local: var value } } update when IsOpposite(value) => update with { Negative = !update.Negative },
        _ => IrWalk.MapBlocks(stmt, Block),
    }).ToSeq();
}
