using Backprop.Generator.Ir;

namespace Backprop.Generator.Beautify;

/// <summary>int i = 0; int n = a.Length; for (; i &lt; n; i++) ⇒ int n = a.Length; for (int i = 0; i &lt; n; i++): what a loop's counter begins with stands right before the loop.</summary>
internal static class LoopHeads
{
    /// <summary>So many statements are looked back for it.</summary>
    private const int MostBetween = 16;

    public static Function Run(Function function)
    {
        var uses = new Tally(function.Body.SelectMany(stmt => IrWalk.Reads(stmt).Concat(IrWalk.Targets(stmt))).Concat(function.Results.SelectMany(IrWalk.Reads)));
        return function with { Body = Block(function.Body, uses) };
    }

    private static Seq<Stmt> Block(Seq<Stmt> body, Tally uses)
    {
        var output = new List<Stmt>();
        foreach (var stmt in body)
        {
            var inner = IrWalk.MapBlocks(stmt, block => Block(block, uses));
            if (inner is Loop loop && CounterOf(loop, uses) is { } counter && BeginOf(counter, output) is { } begin)
            {
                var first = output[begin];
                output.RemoveAt(begin);
                output.Add(first);
            }
            output.Add(inner);
        }
        return output.ToSeq();
    }

    /// <summary>What the head of a loop steps last, if nothing but the loop and one assignment before it use it.</summary>
    private static Local? CounterOf(Loop loop, Tally uses) =>
        loop.Form.Step >= 0 && loop.Test.Count == 0 && loop.Body.LastOrDefault() is Assign { Target: var counter } step && step.Quote == loop.Form.Step
        && uses[counter] == 1 + IrWalk.Reads(loop).Concat(IrWalk.Targets(loop)).Count(local => local.Id == counter.Id) ? counter : null;

    /// <summary>Where the counter begins, if that is further up, and might as well be where the loop is; null if not.</summary>
    private static int? BeginOf(Local counter, List<Stmt> before)
    {
        int last = before.Count - 1, at = last;
        while (at > last - MostBetween && at >= 0 && !(before[at] is Assign { Target.Id: var target } && target == counter.Id)) at--;
        if (at == last || at < 0 || before[at] is not Assign { Value: var value } || !IsPlain(value)) return null;
        var read = new HashSet<int>(IrWalk.Reads(value).Select(local => local.Id));
        return before.Skip(at + 1).SelectMany(IrWalk.Targets).Any(target => read.Contains(target.Id)) ? null : at;
    }

    /// <summary>Whether it is made of numbers alone: nothing but an assignment changes it.</summary>
    private static bool IsPlain(Expr value) => value is Atom or Quoted { Movable: true } && IrWalk.Reads(value).All(local => local.Type == IrType.Int || local.Type == IrType.Long);
}
