using Backprop.Generator.Ir;

namespace Backprop.Generator.Optimise;

/// <summary>Removes what nothing needs. What the user's own code may do besides giving a value stays, once and in order.</summary>
internal static class RemoveDead
{
    public static Seq<Stmt> Run(Seq<Stmt> body, IEnumerable<Expr> results)
    {
        var needed = new HashSet<int>();
        foreach (var local in results.SelectMany(IrWalk.Reads)) needed.Add(local.Id);
        return Run(body, needed);
    }

    private static Seq<Stmt> Run(Seq<Stmt> body, HashSet<int> needed)
    {
        var kept = new List<Stmt>();
        for (int i = body.Count - 1; i >= 0; i--)
        {
            var stmt = body[i];
            if (stmt is Guard guard)
            {
                var inner = Run(guard.Body, needed);
                if (inner.Count == 0) continue;
                stmt = guard with { Body = inner };
                foreach (var local in guard.Adjoints.SelectMany(IrWalk.Reads)) needed.Add(local.Id);
                kept.Add(stmt);
                continue;
            }
            if (stmt is If choice)
            {
                choice = new If(choice.Condition, Run(choice.Then, needed), Run(choice.Else, needed), choice.Quote);
                if (choice.Then.Count + choice.Else.Count == 0) continue;
                foreach (var local in IrWalk.Reads(choice.Condition)) needed.Add(local.Id);
                kept.Add(choice);
                continue;
            }
            bool wanted = stmt is Effect or Note || IrWalk.Targets(stmt).Any(target => needed.Contains(target.Id));
            if (!wanted && stmt is (Assign or Unpack) && IrWalk.Value(stmt) is Quoted { Movable: false } quoted)
            {
                stmt = new Effect(quoted, stmt.Quote);
                wanted = true;
            }
            if (!wanted) continue;
            foreach (var local in IrWalk.Reads(stmt)) needed.Add(local.Id);
            kept.Add(stmt);
        }
        kept.Reverse();
        return kept.ToSeq();
    }
}
