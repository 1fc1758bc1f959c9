using Backprop.Generator.Ir;

namespace Backprop.Generator.Beautify;

/// <summary>if (c) A else B; if (c) A' else B' ⇒ if (c) { A; A' } else { B; B' }, where A and B leave c as it is.</summary>
internal static class OneCondition
{
    public static Function Run(Function function) => function with { Body = Block(function.Body) };

    private static Seq<Stmt> Block(Seq<Stmt> body)
    {
        var output = new List<Stmt>();
        for (int i = 0; i < body.Count; i++)
        {
            if (body[i] is not If first)
            {
                output.Add(IrWalk.MapBlocks(body[i], Block));
                continue;
            }
            var same = new List<If> { first };
            while (i + 1 < body.Count && body[i + 1] is If next && next.Condition.Equals(first.Condition) && Leaves(same[same.Count - 1], first.Condition))
            {
                same.Add(next);
                i++;
            }
            int quote = same.Select(choice => choice.Quote).Where(quote => quote >= 0).DefaultIfEmpty(-1).First();
            output.Add(new If(first.Condition, Block(same.SelectMany(choice => choice.Then).ToSeq()), Block(same.SelectMany(choice => choice.Else).ToSeq()), quote));
        }
        return output.ToSeq();
    }

    /// <summary>Whether the condition holds behind the branches if it held before.</summary>
    private static bool Leaves(If choice, Expr condition)
    {
        var reads = MemoryOf(condition);
        var read = new HashSet<int>(IrWalk.Reads(condition).Select(local => local.Id));
        return reads is Memory.Nothing or Memory.Elements && !IrWalk.Targets(choice).Any(target => read.Contains(target.Id))
            && (reads == Memory.Nothing || IrWalk.All([choice]).All(stmt => stmt is not (Effect or Next) && IrWalk.Impure(stmt) is null && !(stmt is Call { Routine.HasEffects: true }) && !IrWalk.AllWritten(stmt).Any()));
    }

    /// <summary>What a value depends on besides the variables that it reads.</summary>
    private static Memory MemoryOf(Expr expr) => expr switch
    {
        Quoted text => text.Reads,
        Apply apply => apply.Args.Select(MemoryOf).Append(Memory.Nothing).Max(),
        Element => Memory.Elements,
        _ => Memory.Nothing,
    };
}
