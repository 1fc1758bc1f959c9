using Backprop.Generator.Ir;

namespace Backprop.Generator.Normalise;

/// <summary>
/// y = p * q + r ⇒ t = p * q; y = t + r: nested derivative expressions become one operation on atoms per statement. An
/// expression that was computed before is shared, the statements of <c>known</c> included.
/// </summary>
internal sealed class Flatten(int nextId, IEnumerable<Stmt> known)
{
    private readonly Dictionary<Expr, Atom> shared = Shareable(known);
    private readonly List<Expr> sharedInScope = [];
    private int nextId = nextId;

    public Seq<Stmt> Run(IEnumerable<Stmt> body)
    {
        var flat = new List<Stmt>();
        foreach (var stmt in body)
        {
            switch (stmt)
            {
                case Assign assign:
                    flat.Add(assign with { Value = OneOperation(assign.Value, flat, assign.Quote) });
                    break;
                case Accumulate accumulate:
                    flat.Add(accumulate with { Value = Atom(accumulate.Value, flat, accumulate.Quote) });
                    break;
                case Unpack unpack:
                    flat.Add(unpack with { Value = OneOperation(unpack.Value, flat, unpack.Quote) });
                    break;
                case Guard guard:
                    int mark = sharedInScope.Count;
                    flat.Add(guard with { Body = Run(guard.Body) });
                    foreach (var expr in sharedInScope.Skip(mark)) shared.Remove(expr);
                    sharedInScope.RemoveRange(mark, sharedInScope.Count - mark);
                    break;
                default:
                    flat.Add(stmt);
                    break;
            }
        }
        return flat.ToSeq();
    }

    private Expr OneOperation(Expr expr, List<Stmt> flat, int quote) => expr switch
    {
        Apply apply => shared.TryGetValue(WithAtoms(apply, flat, quote), out var before) ? before : WithAtoms(apply, flat, quote),
        _ => expr,
    };

    private Apply WithAtoms(Apply apply, List<Stmt> flat, int quote) =>
        apply with { Args = apply.Args.Select(arg => (Expr)Atom(arg, flat, quote)).ToSeq() };

    private Atom Atom(Expr expr, List<Stmt> flat, int quote)
    {
        if (expr is Atom atom) return atom;
        var operation = OneOperation(expr, flat, quote);
        if (operation is Atom before) return before;
        bool isFree = operation is Apply { Function: Fn.Convert };
        var temporary = new Local(nextId++, TemporaryNames.Of(operation), operation.Type, LocalRole.Temporary);
        flat.Add(new Assign(temporary, operation, quote));
        var read = new Read(temporary);
        if (isFree) return read;
        shared.Add(operation, read);
        sharedInScope.Add(operation);
        return read;
    }

    private static Dictionary<Expr, Atom> Shareable(IEnumerable<Stmt> known)
    {
        var shareable = new Dictionary<Expr, Atom>();
        foreach (var stmt in known)
            if (stmt is Assign { Value: Apply { Function: not Fn.Convert } apply } assign)
            {
                var canonical = apply with { Callee = null };
                if (!shareable.ContainsKey(canonical)) shareable.Add(canonical, new Read(assign.Target));
            }
        return shareable;
    }
}
