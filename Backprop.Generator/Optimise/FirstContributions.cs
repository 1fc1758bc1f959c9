using Backprop.Generator.Ir;

namespace Backprop.Generator.Optimise;

/// <summary>d = 0; d += e ⇒ d = e.</summary>
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
                var value = accumulate.Negative ? Algebra.Neg(accumulate.Value) : accumulate.Value;
                output.Add(new Assign(accumulate.Target, value, accumulate.Quote));
            }
            else output.Add(stmt);

            foreach (var local in IrWalk.Reads(stmt).Concat(IrWalk.Targets(stmt))) zeros.Remove(local.Id);
            if (stmt is Assign { Value: Const { Value: 0 } } assign) zeros[assign.Target.Id] = output.Count - 1;
        }
        return output.OfType<Stmt>().ToSeq();
    }
}
