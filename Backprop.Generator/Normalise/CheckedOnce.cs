using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Normalise;

/// <summary>
/// for (…) { weights = layers[k].Weights; Apart(y, weights); … } ⇒ the check stands before the loop, if that makes a trip: for an array that is the same in each of
/// them, and that each of them asks for.
/// </summary>
internal sealed class CheckedOnce(Function function)
{
    private int nextId = function.NextId();

    public static Function Run(Function function) =>
        IrWalk.All(function.Body).Any(IsCheck) ? new CheckedOnce(function).All(function) : function;

    private static bool IsCheck(Stmt stmt) => stmt is Call { Routine: var routine } && routine == Routine.CheckApart;

    private Function All(Function all) => all with { Body = Block(all.Body) };

    private Seq<Stmt> Block(Seq<Stmt> body)
    {
        var output = new List<Stmt>();
        foreach (var stmt in body)
        {
            var inner = IrWalk.MapBlocks(stmt, Block);
            output.AddRange(inner is Loop loop ? Once(loop) : [inner]);
        }
        return output.ToSeq();
    }

    private IEnumerable<Stmt> Once(Loop loop)
    {
        // What the loop asks itself first may be asked before it, too.
        if (LoopTest.Of(loop) is not { Text: { Pure: true } text } || IrWalk.All([loop]).Any(IsDisturbing)) return [loop];
        var changed = IrWalk.TargetIds(loop);
        var (moved, taken) = (new List<Stmt>(), new List<Stmt>());
        foreach (var found in loop.Body.OfType<Assign>().Where(assign => assign is { Target.Type: ArrayType, Value: Quoted { Pure: true } } && !IrWalk.Reads(assign).Any(local => changed.Contains(local.Id))))
        {
            var checks = loop.Body.Where(stmt => IsCheck(stmt) && IrWalk.Reads(stmt).Contains(found.Target)).ToArray();
            if (checks.Length == 0) continue;
            var copy = found.Target with { Id = nextId++, Role = LocalRole.Temporary };
            moved.Add(found with { Target = copy, Quote = -1 });
            moved.AddRange(checks.Select(check => IrWalk.Rename(check, local => local == found.Target ? copy : local)));
            taken.AddRange(checks);
        }
        if (taken.Count == 0) return [loop];
        var any = new Local(nextId++, "any", IrType.Bool, LocalRole.Temporary);
        var asked = new Assign(any, text, -1);
        return [asked, new If(new Read(any), moved.ToSeq(), Seq<Stmt>.Empty, -1), loop with { Body = loop.Body.Where(stmt => !taken.Contains(stmt)).ToSeq() }];
    }

    /// <summary>What the user's own code does may change what the array is found by.</summary>
    private static bool IsDisturbing(Stmt stmt) => IrWalk.Impure(stmt) is not null || stmt is Call { Routine.HasEffects: true } or Next;
}
