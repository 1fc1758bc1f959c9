using Backprop.Generator.Ir;

namespace Backprop.Generator.Analysis;

/// <summary>i &lt; …, as the test of a loop begins, in one text: what is compared, the text, and the variable that holds the answer.</summary>
internal sealed record LoopTest(Local Counter, Quoted Text, Local Holds)
{
    public static LoopTest? Of(Loop loop) =>
        loop.Test.Count == 1 && loop.Test[0] is Assign { Target: var holds, Value: Quoted { Holes.Count: > 0 } text } && loop.Condition is Read { Local.Id: var asked } && asked == holds.Id
            && text.Pieces[0].Length == 0 && text.Holes[0].Value is Read { Local: var counter } ? new LoopTest(counter, text, holds) : null;

    /// <summary>What is behind a sign; null where another one stands.</summary>
    public Expr? Bound(string sign) => Text.Pieces[1].StartsWith(sign, StringComparison.Ordinal) ? Counted.BoundOf(Text, sign.Length, Counter.Type) : null;
}
