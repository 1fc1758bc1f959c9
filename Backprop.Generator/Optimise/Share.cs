using Backprop.Generator.Ir;

namespace Backprop.Generator.Optimise;

/// <summary>
/// s = Sqrt(t); r = Sqrt(t) ⇒ s = Sqrt(t); r = s: what was computed before is not computed again. The bits stay the same. On a
/// function in which every variable is assigned once.
/// </summary>
internal static class Share
{
    public static Function Run(Function function)
    {
        var computed = new Dictionary<Expr, Local>();
        var same = new Dictionary<int, Atom>();
        Atom Now(Atom atom) => atom is Read read && same.TryGetValue(read.Local.Id, out var earlier) ? earlier : atom;

        var body = new List<Stmt>();
        foreach (var stmt in function.Body)
        {
            var current = IrWalk.MapAtoms(stmt, Now);
            if (current is Assign { Value: Apply { Function: not Fn.Convert } apply } assign)
            {
                if (!computed.TryGetValue(apply, out var earlier)) computed.Add(apply, assign.Target);
                else if (assign.Target.Role == LocalRole.Temporary)
                {
                    same[assign.Target.Id] = new Read(earlier);
                    continue;
                }
                else current = assign with { Value = new Read(earlier) };
            }
            body.Add(current);
        }
        return function with { Body = body.ToSeq(), Results = function.Results.Select(result => IrWalk.MapAtoms(result, Now)).ToSeq() };
    }
}
