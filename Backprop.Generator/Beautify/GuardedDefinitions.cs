using Backprop.Generator.Ir;

namespace Backprop.Generator.Beautify;

/// <summary>dX = 0; if (dY != 0) dX = e ⇒ dX = dY == 0 ? 0 : e.</summary>
internal static class GuardedDefinitions
{
    public static Function Run(Function function) => function with { Body = Block(function.Body) };

    private static Seq<Stmt> Block(Seq<Stmt> body)
    {
        var output = new List<Stmt>();
        foreach (var stmt in body)
        {
            if (output.Count > 0 && output[output.Count - 1] is Assign { Value: Const { Value: 0 } } zero
                && stmt is Guard { Adjoints.Count: 1, Body.Count: 1 } guard && guard.Body[0] is Assign only && only.Target.Id == zero.Target.Id)
            {
                var isZero = Algebra.Compare(Fn.Equal, guard.Adjoints[0], Algebra.Number(0, guard.Adjoints[0].Type));
                output[output.Count - 1] = zero with { Value = Algebra.Select(isZero, zero.Value, only.Value) };
            }
            else output.Add(IrWalk.MapBlocks(stmt, Block));
        }
        return output.ToSeq();
    }
}
