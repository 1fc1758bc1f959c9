using Backprop.Generator.Ir;

namespace Backprop.Generator.Optimise;

/// <summary>d = 0; d += e ⇒ d = e; and so in a body: d = 0; if (c) d += e ⇒ d = 0; if (c) d = e.</summary>
internal static class FirstContributions
{
    public static Seq<Stmt> Run(Seq<Stmt> body)
    {
        var output = new List<Stmt?>();
        var zeros = new Dictionary<int, int>();
        foreach (var stmt in body)
        {
            var inner = IrWalk.MapBlocks(stmt, Run);
            var defined = Define(inner, zeros.Keys);
            foreach (var target in IrWalk.Targets(stmt))
                if (zeros.TryGetValue(target.Id, out int zero) && Begins(defined, target)) output[zero] = null;
            output.Add(defined);

            foreach (var local in IrWalk.Reads(stmt).Concat(IrWalk.Targets(stmt))) zeros.Remove(local.Id);
            if (stmt is Assign { Value: Const { Value: 0 } } assign) zeros[assign.Target.Id] = output.Count - 1;
        }
        return output.OfType<Stmt>().ToSeq();
    }

    /// <summary>The statement, where the variables of <paramref name="zeros"/> are known to be zero.</summary>
    private static Stmt Define(Stmt stmt, IEnumerable<int> zeros)
    {
        if (stmt is Accumulate accumulate)
            return zeros.Contains(accumulate.Target.Id)
                ? new Assign(accumulate.Target, accumulate.Negative ? Algebra.Neg(accumulate.Value) : accumulate.Value, accumulate.Quote)
                : stmt;
        // What is zero before the first trip is not zero before the next.
        if (stmt is Repeat or Loop) return stmt;
        var touched = new HashSet<int>(IrWalk.Blocks(stmt).SelectMany(IrWalk.Targets).Select(local => local.Id));
        touched.IntersectWith(zeros);
        return touched.Count == 0 ? stmt : IrWalk.MapBlocks(stmt, block => Define(block, touched));
    }

    private static Seq<Stmt> Define(Seq<Stmt> body, HashSet<int> zeros)
    {
        var left = new HashSet<int>(zeros);
        var output = new List<Stmt>();
        foreach (var stmt in body)
        {
            output.Add(Define(stmt, left));
            foreach (var local in IrWalk.Reads(stmt).Concat(IrWalk.Targets(stmt))) left.Remove(local.Id);
        }
        return output.ToSeq();
    }

    /// <summary>Whether every path through the statement gives the variable a value before anything reads it.</summary>
    private static bool Begins(Stmt stmt, Local local) => stmt switch
    {
        Assign assign => assign.Target.Id == local.Id,
        If choice => Begins(choice.Then, local) && Begins(choice.Else, local),
        _ => false,
    };

    private static bool Begins(Seq<Stmt> body, Local local)
    {
        foreach (var stmt in body)
        {
            if (Begins(stmt, local)) return true;
            if (IrWalk.Reads(stmt).Concat(IrWalk.Targets(stmt)).Any(touched => touched.Id == local.Id)) return false;
        }
        return false;
    }
}
