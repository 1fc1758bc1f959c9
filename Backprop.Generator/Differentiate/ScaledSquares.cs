using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Differentiate;

/// <summary>
/// p = c * x; y = p * x, where c does not vary and nothing else reads p ⇒ dX += 2 * p * dY: a square has one partial, and p no adjoint of its
/// own. Decided on the primal alone, for the rounding is another one.
/// </summary>
internal sealed class ScaledSquares
{
    private readonly Dictionary<int, (Local Root, Expr Partial)> squares = [];

    public ScaledSquares(Function primal, Activity activity)
    {
        Find(primal.Body, activity, new Tally(primal.Body.SelectMany(IrWalk.Reads).Concat(primal.Results.SelectMany(IrWalk.Reads)).Concat(IrWalk.Targets(primal.Body))));
    }

    /// <summary>The x of y = p * x, and its partial; null if the value is no such product.</summary>
    public (Local Local, Expr Partial)? Of(Expr value) =>
        value is not Apply { Function: Fn.Mul } product ? null : Of(product.Args[0], product.Args[1]) ?? Of(product.Args[1], product.Args[0]);

    private (Local, Expr)? Of(Expr scaled, Expr root) =>
        scaled is Read p && root is Read x && squares.TryGetValue(p.Local.Id, out var square) && square.Root.Id == x.Local.Id ? square : null;

    /// <summary>Both products stand in one body, where x has one value.</summary>
    private void Find(Seq<Stmt> body, Activity activity, Tally uses)
    {
        var here = new Dictionary<int, Assign>();
        foreach (var stmt in body)
        {
            foreach (var block in IrWalk.Blocks(stmt)) Find(block, activity, uses);
            if (stmt is Loop) here.Clear();
            if (stmt is not Assign { Value: Apply apply, Target: var target } assign) continue;
            if (apply.Function == Fn.Mul)
                foreach (var local in IrWalk.Reads(apply))
                    if (here.TryGetValue(local.Id, out var scaled)) squares[local.Id] = Partial(scaled, activity);
            // Once assigned, once read.
            if (target.Role == LocalRole.Temporary && uses[target] == 2 && Root(apply, activity) is not null) here[target.Id] = assign;
        }
    }

    private static (Local, Expr) Partial(Assign scaled, Activity activity)
    {
        var apply = (Apply)scaled.Value;
        var factor = apply.Args.FirstOrDefault(arg => arg is Const);
        return (Root(apply, activity)!, factor is null ? 2 * (Expr)new Read(scaled.Target) : 2 * factor * new Read(Root(apply, activity)!));
    }

    private static Local? Root(Apply apply, Activity activity) => apply.Function switch
    {
        Fn.Neg => (apply.Args[0] as Read)?.Local,
        Fn.Mul when !activity.IsVaried(apply.Args[0]) => (apply.Args[1] as Read)?.Local,
        Fn.Mul when !activity.IsVaried(apply.Args[1]) => (apply.Args[0] as Read)?.Local,
        _ => null,
    };
}
