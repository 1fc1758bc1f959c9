using Backprop.Generator.Differentiate;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Optimise;

/// <summary>
/// d = 1; e = p * d ⇒ e = p: constants, and copies that a temporary makes, are put where they are used, and what they make
/// simpler is simplified. For sweeps of derivatives only.
/// </summary>
internal sealed class Propagate
{
    private readonly Dictionary<int, Atom> known = [];
    private readonly Dictionary<int, Expr> multiples = [];
    private readonly Dictionary<int, int> lastWrites = [];
    private readonly Tally writes = new();
    private int position;

    private Propagate(Seq<Stmt> body)
    {
        int index = 0;
        foreach (var stmt in IrWalk.All(body))
        {
            index++;
            foreach (var target in IrWalk.OwnTargets(stmt))
            {
                lastWrites[target.Id] = index;
                writes.Add(target);
            }
        }
    }

    /// <summary>Runs over the backward sweep with some variables known from the start.</summary>
    public static Sweeps Run(Sweeps sweeps, IEnumerable<(Local Local, Atom Value)> given)
    {
        var body = sweeps.Backward;
        var pass = new Propagate(body);
        foreach (var (local, value) in given) pass.known[local.Id] = value;
        var output = new List<Stmt>();
        foreach (var stmt in body) pass.Rewrite(stmt, output);
        return sweeps with { Backward = output.ToSeq(), Adjoints = sweeps.Adjoints.Select(pass.Simplify).ToSeq() };
    }

    private void Rewrite(Stmt stmt, List<Stmt> output)
    {
        position++;
        switch (stmt)
        {
            case Assign assign:
                var value = Simplify(assign.Value);
                if (value is Atom atom && writes[assign.Target] == 1 && MayReplace(assign.Target, atom)) known[assign.Target.Id] = atom;
                if (value is Apply { Function: Fn.Mul } product && product.Args.Any(arg => arg is Const) && writes[assign.Target] == 1 && product.Args.OfType<Read>().All(factor => MayReplace(assign.Target, factor)))
                    multiples[assign.Target.Id] = value;
                output.Add(assign with { Value = value });
                break;
            case Accumulate accumulate:
                var term = Simplify(accumulate.Value);
                if (Algebra.Negated(term) is { } negated) output.Add(accumulate with { Value = negated, Negative = !accumulate.Negative });
                else if (!Algebra.IsZero(term)) output.Add(accumulate with { Value = term });
                break;
            case AccumulateAt deposit:
                var deposited = Simplify(deposit.Value);
                var place = deposit with { Indices = deposit.Indices.Select(Simplify).ToSeq() };
                if (Algebra.Negated(deposited) is { } opposite) output.Add(place with { Value = opposite, Negative = !deposit.Negative });
                else if (!Algebra.IsZero(deposited)) output.Add(place with { Value = deposited });
                break;
            case Guard guard:
                var adjoints = guard.Adjoints.Select(adjoint => (Atom)Simplify(adjoint)).ToSeq();
                var body = Block(guard.Body);
                if (adjoints.Any(adjoint => adjoint is Const { Value: not 0 })) output.AddRange(body);
                else output.Add(guard with { Adjoints = adjoints, Body = body });
                break;
            case If choice:
                var condition = Simplify(choice.Condition);
                if (condition is Const) output.AddRange(Block(Truth.IsTrue(condition) ? choice.Then : choice.Else));
                else output.Add(new If(condition, Block(choice.Then), Block(choice.Else), choice.Quote));
                break;
            case Repeat repeat:
                output.Add(repeat with { Body = Block(repeat.Body) });
                break;
            case Loop loop:
                output.Add(IrWalk.MapBlocks(loop, Block));
                break;
            default:
                output.Add(IrWalk.MapAtoms(stmt, atom => (Atom)Simplify(atom)));
                break;
        }
    }

    private Seq<Stmt> Block(Seq<Stmt> body)
    {
        var output = new List<Stmt>();
        foreach (var inner in body) Rewrite(inner, output);
        return output.ToSeq();
    }

    private bool MayReplace(Local target, Atom value) => value switch
    {
        Const => true,
        Read { Local: var source } => target.Role == LocalRole.Temporary && (!lastWrites.TryGetValue(source.Id, out int last) || last <= position),
        _ => false,
    };

    private Expr Rebuild(Apply apply, Seq<Expr> args) =>
        apply.Function == Fn.Mul && args.Any(arg => arg is Const) && Algebra.Together(Known(args[0]), Known(args[1])) is { } together ? together : Algebra.Rebuild(apply, args);

    /// <summary>A temporary as the multiple that it is.</summary>
    private Expr Known(Expr arg) => arg is Read { Local.Id: var id } && multiples.TryGetValue(id, out var multiple) ? multiple : arg;

    private Expr Simplify(Expr expr) => expr switch
    {
        Read read => known.TryGetValue(read.Local.Id, out var value) ? value : read,
        Apply apply => Rebuild(apply, apply.Args.Select(Simplify).ToSeq()),
        Quoted or Element => IrWalk.MapAtoms(expr, atom => (Atom)Simplify(atom)),
        _ => expr,
    };
}
