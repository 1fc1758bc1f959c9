using Backprop.Generator.Analysis;
using Backprop.Generator.Differentiate;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Normalise;

/// <summary>
/// y = p * q + r ⇒ t = p * q; y = t + r: nested derivative expressions become one operation on atoms per statement. An
/// expression that was computed before is shared, the statements of <c>known</c> included.
/// </summary>
internal sealed class Flatten
{
    private readonly Dictionary<Expr, Atom> shared;
    private readonly List<Expr> sharedInScope = [];
    private readonly Dictionary<int, List<Expr>> readers = [];
    private readonly Dictionary<int, Atom> same = [];
    private readonly HashSet<int> accumulated;
    private readonly Loops? loops;
    private int nextId;

    private Flatten(int nextId, IEnumerable<Stmt> known, IEnumerable<Stmt> body, Loops? loops = null)
    {
        this.loops = loops;
        this.nextId = nextId;
        shared = Shareable(known);
        accumulated = Accumulated(body);
    }

    /// <summary>The backward sweep flattened, sharing what the forward sweep has computed.</summary>
    public static Sweeps Run(Sweeps sweeps)
    {
        var pass = new Flatten(sweeps.Whole.NextId(), sweeps.Primal.Body, sweeps.Backward, new Loops(sweeps.Primal.Body));
        var backward = pass.Run(sweeps.Backward);
        return sweeps with { Backward = backward, Adjoints = sweeps.Adjoints.Select(pass.Now).ToSeq() };
    }

    /// <summary>A function flattened.</summary>
    public static Function Run(Function function, int nextId)
    {
        var pass = new Flatten(nextId, [], function.Body);
        var body = pass.Run(function.Body);
        return function with { Body = body, Results = function.Results.Select(pass.Now).ToSeq() };
    }

    private Expr Now(Expr result) => IrWalk.MapAtoms(result, Now);

    /// <summary>The variables that are written more than once: their value is no single expression.</summary>
    private static HashSet<int> Accumulated(IEnumerable<Stmt> body)
    {
        var once = new HashSet<int>();
        return new HashSet<int>(IrWalk.Targets(body).Where(target => !once.Add(target.Id)).Select(target => target.Id));
    }

    private Seq<Stmt> Run(IEnumerable<Stmt> body)
    {
        var flat = new List<Stmt>();
        foreach (var unshared in body)
        {
            var stmt = IrWalk.MapAtoms(unshared, Now);
            // A loop changes its variables before it comes to its own first statement again.
            if (stmt is not (Guard or If))
                foreach (var target in IrWalk.Targets(stmt)) Forget(target);
            switch (stmt)
            {
                case Assign { Target.Role: LocalRole.Temporary, Value: Apply } assign when !accumulated.Contains(assign.Target.Id):
                    Define(assign, flat);
                    break;
                case Assign assign:
                    flat.Add(assign with { Value = OneOperation(assign.Value, flat, assign.Quote) });
                    break;
                case Accumulate accumulate:
                    flat.Add(accumulate with { Value = Atom(accumulate.Value, flat, accumulate.Quote) });
                    break;
                case AccumulateAt deposit:
                    flat.Add(deposit with { Value = Atom(deposit.Value, flat, deposit.Quote) });
                    break;
                case Unpack unpack:
                    flat.Add(unpack with { Value = OneOperation(unpack.Value, flat, unpack.Quote) });
                    break;
                case Repeat repeat:
                    flat.Add(OfTrip(repeat.Loop, () => IrWalk.MapBlocks(repeat, Scope)));
                    break;
                case Guard or If or Loop:
                    flat.Add(IrWalk.MapBlocks(stmt, Scope));
                    break;
                case Effect { Boundary: not Boundary.None }:
                    ForgetSince(0);
                    flat.Add(stmt);
                    break;
                default:
                    flat.Add(stmt);
                    break;
            }
        }
        return flat.ToSeq();
    }

    /// <summary>What is computed in a body is known only to its end.</summary>
    private Seq<Stmt> Scope(Seq<Stmt> body)
    {
        int mark = sharedInScope.Count;
        var flat = Run(body);
        ForgetSince(mark);
        return flat;
    }

    private void ForgetSince(int mark)
    {
        foreach (var expr in sharedInScope.Skip(mark)) shared.Remove(expr);
        sharedInScope.RemoveRange(mark, sharedInScope.Count - mark);
    }

    /// <summary>
    /// Inside the reverse of a loop its variables have the values of a trip, not those that they had in the end; what the trip has
    /// computed is known there, and only there.
    /// </summary>
    private Stmt OfTrip(int loop, Func<Stmt> flatten)
    {
        var hidden = shared.Where(pair => IrWalk.Reads(pair.Key).Concat(IrWalk.Reads(pair.Value)).Any(local => loops!.Owns(loop, local))).ToArray();
        foreach (var pair in hidden) shared.Remove(pair.Key);
        var known = Shareable(loops![loop].Test.Concat(loops[loop].Body)).Where(pair => !shared.ContainsKey(pair.Key)).ToArray();
        foreach (var pair in known) shared.Add(pair.Key, pair.Value);
        var flat = flatten();
        foreach (var pair in known) shared.Remove(pair.Key);
        foreach (var pair in hidden) shared[pair.Key] = pair.Value;
        return flat;
    }

    /// <summary>A temporary of the sweep itself: the same as an earlier one, or known from here on.</summary>
    private void Define(Assign assign, List<Stmt> flat)
    {
        var operation = OneOperation(assign.Value, flat, assign.Quote);
        if (operation is Atom before)
        {
            same[assign.Target.Id] = before;
            return;
        }
        flat.Add(assign with { Value = operation });
        if (operation is Apply { Function: Fn.Convert or Fn.NewArray or Fn.Snapshot }) return;
        Remember(operation, new Read(assign.Target));
    }

    private void Remember(Expr operation, Atom value)
    {
        shared.Add(operation, value);
        sharedInScope.Add(operation);
        foreach (var local in IrWalk.Reads(operation))
        {
            if (!readers.TryGetValue(local.Id, out var reading)) readers[local.Id] = reading = [];
            reading.Add(operation);
        }
    }

    /// <summary>A variable changes: what was computed from it is not what it would be now.</summary>
    private void Forget(Local local)
    {
        if (!readers.TryGetValue(local.Id, out var reading)) return;
        foreach (var expr in reading) shared.Remove(expr);
        readers.Remove(local.Id);
    }

    private Atom Now(Atom atom) => atom is Read read && same.TryGetValue(read.Local.Id, out var before) ? before : atom;

    private Expr OneOperation(Expr expr, List<Stmt> flat, int quote) => expr switch
    {
        Apply apply when apply.Function != Fn.NewArray => shared.TryGetValue(WithAtoms(apply, flat, quote), out var before) ? before : WithAtoms(apply, flat, quote),
        Apply creation => WithAtoms(creation, flat, quote),
        _ => expr,
    };

    private Apply WithAtoms(Apply apply, List<Stmt> flat, int quote) =>
        apply with { Args = apply.Args.Select(arg => (Expr)Atom(arg, flat, quote)).ToSeq() };

    private Atom Atom(Expr expr, List<Stmt> flat, int quote)
    {
        if (expr is Atom atom) return atom;
        var operation = OneOperation(expr, flat, quote);
        if (operation is Atom before) return before;
        bool isFree = operation is Apply { Function: Fn.Convert or Fn.NewArray };
        var temporary = new Local(nextId++, TemporaryNames.Of(operation), operation.Type, LocalRole.Temporary);
        flat.Add(new Assign(temporary, operation, quote));
        var read = new Read(temporary);
        if (isFree) return read;
        Remember(operation, read);
        return read;
    }

    private static Dictionary<Expr, Atom> Shareable(IEnumerable<Stmt> known)
    {
        var shareable = new Dictionary<Expr, Atom>();
        foreach (var stmt in known)
            if (stmt is Assign { Value: Apply { Function: not (Fn.Convert or Fn.NewArray) } apply } assign)
            {
                var canonical = apply with { Callee = null };
                if (!shareable.ContainsKey(canonical)) shareable.Add(canonical, new Read(assign.Target));
            }
        return shareable;
    }
}
