using Backprop.Generator.Ir;

namespace Backprop.Generator.Optimise;

/// <summary>d = 0; d += e ⇒ d = e; d = 0; if (a != 0) d += e ⇒ d = 0; if (a != 0) d = e.</summary>
internal static class FirstContributions
{
    public static Seq<Stmt> Run(Seq<Stmt> body)
    {
        var output = new List<Stmt?>();
        var zeros = new Dictionary<int, int>();
        foreach (var stmt in body)
        {
            if (stmt is Accumulate accumulate && zeros.TryGetValue(accumulate.Target.Id, out int zero))
            {
                output[zero] = null;
                output.Add(Definition(accumulate));
            }
            else if (stmt is Guard guard) output.Add(guard with { Body = Define(guard.Body, zeros) });
            else output.Add(stmt);

            foreach (var local in IrWalk.Reads(stmt).Concat(IrWalk.Targets(stmt))) zeros.Remove(local.Id);
            if (stmt is Assign { Value: Const { Value: 0 } } assign) zeros[assign.Target.Id] = output.Count - 1;
        }
        return output.OfType<Stmt>().ToSeq();
    }

    private static Seq<Stmt> Define(Seq<Stmt> body, Dictionary<int, int> zeros)
    {
        var touched = new HashSet<int>();
        var output = new List<Stmt>();
        foreach (var stmt in body)
        {
            bool first = stmt is Accumulate accumulate && zeros.ContainsKey(accumulate.Target.Id) && !touched.Contains(accumulate.Target.Id);
            output.Add(first ? Definition((Accumulate)stmt) : stmt);
            foreach (var local in IrWalk.Reads(stmt)) touched.Add(local.Id);
        }
        return output.ToSeq();
    }

    private static Assign Definition(Accumulate accumulate) =>
        new(accumulate.Target, accumulate.Negative ? Algebra.Neg(accumulate.Value) : accumulate.Value, accumulate.Quote);
}
