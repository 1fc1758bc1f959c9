using Backprop.Generator.Ir;

namespace Backprop.Generator.Optimise;

/// <summary>
/// s = Sqrt(t); r = Sqrt(t) ⇒ s = Sqrt(t); r = s: what was computed before is not computed again. The bits stay the same. On a
/// function in which every variable is assigned once.
/// </summary>
internal sealed class Share
{
    private readonly Dictionary<Expr, Local> computed = [];
    private readonly Dictionary<int, Atom> same = [];
    private readonly HashSet<int> met;

    private Share(Function function)
    {
        var once = new HashSet<int>();
        met = new HashSet<int>(IrWalk.Targets(function.Body).Where(target => !once.Add(target.Id)).Select(target => target.Id));
    }

    public static Function Run(Function function)
    {
        var pass = new Share(function);
        return function with { Body = pass.Block(function.Body), Results = function.Results.Select(result => IrWalk.MapAtoms(result, pass.Now)).ToSeq() };
    }

    private Atom Now(Atom atom) => atom is Read read && same.TryGetValue(read.Local.Id, out var earlier) ? earlier : atom;

    /// <summary>What a branch or a trip computes is known only to its end.</summary>
    private Seq<Stmt> Block(Seq<Stmt> block)
    {
        var own = new List<Expr>();
        var body = new List<Stmt>();
        foreach (var stmt in block)
        {
            if (stmt is If choice)
            {
                body.Add(new If(IrWalk.MapAtoms(choice.Condition, Now), Block(choice.Then), Block(choice.Else), choice.Quote));
                continue;
            }
            if (stmt is Loop loop)
            {
                // The test is asked once more than the body is entered: neither knows what the other computes.
                var test = Block(loop.Test);
                body.Add(loop with { Test = test, Condition = IrWalk.MapAtoms(loop.Condition, Now), Body = Block(loop.Body), Stays = IrWalk.MapAtoms(loop.Stays, Now) });
                continue;
            }
            if (stmt is Effect { Boundary: not Boundary.None }) Forget(own);
            var current = IrWalk.MapAtoms(stmt, Now);
            if (current is Assign { Value: Apply { Function: not Fn.Convert } apply } assign)
            {
                if (!computed.TryGetValue(apply, out var earlier))
                {
                    if (!met.Contains(assign.Target.Id))
                    {
                        computed.Add(apply, assign.Target);
                        own.Add(apply);
                    }
                }
                else if (assign.Target.Role == LocalRole.Temporary && !met.Contains(assign.Target.Id))
                {
                    same[assign.Target.Id] = new Read(earlier);
                    continue;
                }
                else current = assign with { Value = new Read(earlier) };
            }
            body.Add(current);
        }
        Forget(own);
        return body.ToSeq();
    }

    /// <summary>The end of a body, or a boundary: what a region computes is not there if it ends early.</summary>
    private void Forget(List<Expr> own)
    {
        foreach (var expr in own) computed.Remove(expr);
        own.Clear();
    }
}
