using Backprop.Generator.Ir;

namespace Backprop.Generator.Differentiate;

/// <summary>What a part of a backward sweep leaves zero if the adjoints of some elements are: sums of multiples of these, and of nothing else.</summary>
internal sealed class SparseAdjoints
{
    private readonly HashSet<int> multiples = [];
    private readonly HashSet<int> others = [];
    private readonly Func<Local, bool> isSparse;

    /// <param name="sweep">The part.</param>
    /// <param name="isSparse">Whether an array holds adjoints that may be zero.</param>
    public SparseAdjoints(IReadOnlyList<Stmt> sweep, Func<Local, bool> isSparse)
    {
        this.isSparse = isSparse;
        int known;
        // Again, for what is carried from trip to trip.
        do
        {
            known = others.Count;
            foreach (var stmt in IrWalk.All(sweep)) Look(stmt);
        } while (others.Count > known);
    }

    /// <summary>Whether there are any.</summary>
    public bool Any { get; private set; }

    public bool IsMultiple(Local local) => multiples.Contains(local.Id) && !others.Contains(local.Id);

    /// <summary>Whether statements do nothing but add multiples of an adjoint to something.</summary>
    public static bool AreMultiples(Local adjoint, Seq<Stmt> stmts)
    {
        var own = new SparseAdjoints([new Assign(adjoint, Algebra.Number(0, adjoint.Type), -1), .. stmts], _ => false);
        return stmts.All(stmt => stmt switch
        {
            Assign => true,
            Accumulate sum => own.IsMultiple(sum.Value),
            AccumulateAt update => own.IsMultiple(update.Value),
            _ => false,
        });
    }

    private void Look(Stmt stmt)
    {
        if (IrWalk.Blocks(stmt).Any()) return;
        foreach (var target in IrWalk.Targets(stmt))
            if (stmt is Assign assign && IsMultiple(assign.Value) || stmt is Accumulate accumulate && IsMultiple(accumulate.Value) && multiples.Contains(target.Id)) multiples.Add(target.Id);
            else others.Add(target.Id);
    }

    private bool IsMultiple(Expr value)
    {
        switch (value)
        {
            case Const { Value: 0 }:
                return true;
            case Read read:
                return IsMultiple(read.Local);
            case Element { Array: Read { Local: var array } } when isSparse(array):
                return Any = true;
            case Apply { Function: Fn.Mul } product:
                return product.Args.Any(IsMultiple);
            case Apply { Function: Fn.Div } quotient:
                return IsMultiple(quotient.Args[0]);
            case Apply { Function: Fn.Add or Fn.Sub or Fn.Neg } sum:
                return sum.Args.All(IsMultiple);
            default:
                return false;
        }
    }
}
