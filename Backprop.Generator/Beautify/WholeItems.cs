using Backprop.Generator.Ir;

namespace Backprop.Generator.Beautify;

/// <summary>part = ps.AsSpan(1), for each number of a struct ⇒ once for all of them: they are the same array.</summary>
internal static class WholeItems
{
    public static Function Run(Function function)
    {
        var ones = new Dictionary<int, Local>();
        var body = Block(function.Body, ones);
        if (ones.Count == 0) return function;
        return function with { Body = body.Select(stmt => IrWalk.Rename(stmt, One)).ToSeq(), Results = function.Results.Select(result => IrWalk.MapAtoms(result, atom => atom is Read { Local: var local } ? new Read(One(local)) : atom)).ToSeq() };

        Local One(Local local) => ones.TryGetValue(local.Id, out var one) ? local with { Id = one.Id } : local;
    }

    private static Seq<Stmt> Block(Seq<Stmt> body, Dictionary<int, Local> ones)
    {
        var wholes = new List<Local>();
        var output = new List<Stmt>();
        foreach (var stmt in body)
        {
            if (stmt is Assign { Target: { Whole: not null } target, Value: Apply { Function: Fn.Slice or Fn.NewArray } })
            {
                if (wholes.Find(other => Together.AreOne(other, target)) is { } first)
                {
                    ones[target.Id] = first;
                    continue;
                }
                wholes.Add(target);
            }
            output.Add(IrWalk.MapBlocks(stmt, block => Block(block, ones)));
        }
        return output.ToSeq();
    }
}
