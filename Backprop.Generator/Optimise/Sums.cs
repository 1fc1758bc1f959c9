using Backprop.Generator.Differentiate;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Optimise;

/// <summary>
/// d = e; d += e ⇒ d = 2 * e. For a temporary d = a; d += b ⇒ d = a + b, and d = -a; d -= b; g += d ⇒ d = a + b; g -= d. To the last bit, but for
/// the sign of a zero, on which nothing in an adjoint depends.
/// </summary>
internal sealed class Sums
{
    private readonly Tally writes = new();
    private readonly Tally reads;
    private readonly HashSet<int> handedOn = [];
    private readonly HashSet<int> opposite = [];
    private int nextId;

    private Sums(Sweeps sweeps)
    {
        nextId = sweeps.Whole.NextId();
        reads = new Tally(sweeps.Adjoints.SelectMany(IrWalk.Reads));
        foreach (var stmt in IrWalk.All(sweeps.Backward))
        {
            foreach (var local in IrWalk.OwnTargets(stmt)) writes.Add(local);
            foreach (var local in IrWalk.OwnReads(stmt)) reads.Add(local);
            if (IsHandedOn(stmt) is { } whole) handedOn.Add(whole.Id);
        }
    }

    public static Sweeps Run(Sweeps sweeps)
    {
        var pass = new Sums(sweeps);
        var body = pass.Block(sweeps.Backward);
        return sweeps with { Backward = pass.opposite.Count == 0 ? body : pass.Opposite(body) };
    }

    private Seq<Stmt> Block(Seq<Stmt> body)
    {
        var output = new List<Stmt>();
        var begun = new Dictionary<int, int>();
        var written = new Dictionary<int, int>();
        foreach (var stmt in body)
        {
            if (stmt is Accumulate sum && begun.TryGetValue(sum.Target.Id, out int at) && output[at] is Assign first && first.Value.Type == sum.Value.Type)
            {
                if (Merged(first.Value, sum) is { } merged && IrWalk.Reads(sum.Value).All(local => !written.TryGetValue(local.Id, out int last) || last < at))
                {
                    output[at] = first with { Value = merged };
                    continue;
                }
                if (IsOneExpression(first, sum)) output.Add(Together(output, at, first, sum));
                else output.Add(sum);
            }
            else output.Add(IrWalk.MapBlocks(stmt, Block));

            foreach (var local in IrWalk.Reads(stmt)) begun.Remove(local.Id);
            foreach (var target in IrWalk.Targets(stmt))
            {
                begun.Remove(target.Id);
                written[target.Id] = output.Count - 1;
            }
            if (stmt is Assign { Target: { IsReal: true } begins }) begun[begins.Id] = output.Count - 1;
        }
        return output.ToSeq();
    }

    /// <summary>Two equal contributions, or two numbers.</summary>
    private static Expr? Merged(Expr first, Accumulate sum) =>
        first is Const && sum.Value is Const ? sum.Negative ? first - sum.Value : first + sum.Value :
        (sum.Negative ? Algebra.Negated(first) : first) is Read same && same.Equals(sum.Value) ? sum.Negative ? -(2 * (Expr)same) : 2 * (Expr)same : null;

    /// <summary>A sum over several statements of the user's stays one line for each, unless it is but a part of another sum.</summary>
    private bool IsOneExpression(Assign first, Accumulate sum) =>
        sum.Target.Role == LocalRole.Temporary && writes[sum.Target] == 2 && (first.Quote == sum.Quote || IsPartOfASum(sum.Target));

    private bool IsPartOfASum(Local local) => reads[local] == 2 && handedOn.Contains(local.Id);

    private Assign Together(List<Stmt> output, int at, Assign first, Accumulate sum)
    {
        var part = first.Target with { Id = nextId++ };
        var negated = Algebra.Negated(first.Value);
        bool isOpposite = negated is not null && sum.Negative && IsPartOfASum(sum.Target);
        if (isOpposite) opposite.Add(sum.Target.Id);
        bool isNegated = isOpposite || negated is not null && !sum.Negative;
        output[at] = first with { Target = part, Value = isNegated ? negated! : first.Value };
        Expr begun = new Read(part);
        return new Assign(sum.Target, isOpposite ? begun + sum.Value : isNegated ? sum.Value - begun : sum.Negative ? begun - sum.Value : begun + sum.Value, sum.Quote);
    }

    /// <summary>What is added as a whole to another adjoint.</summary>
    private static Local? IsHandedOn(Stmt stmt) => stmt is Accumulate or AccumulateAt && IrWalk.Value(stmt) is Read { Local: var local } ? local : null;

    private Seq<Stmt> Opposite(Seq<Stmt> body) => body.Select(stmt =>
        IsHandedOn(stmt) is not { } whole || !opposite.Contains(whole.Id) ? IrWalk.MapBlocks(stmt, Opposite) :
        stmt is Accumulate sum ? sum with { Negative = !sum.Negative } :
        stmt is AccumulateAt update ? update with { Negative = !update.Negative } : stmt).ToSeq();
}
