using Backprop.Generator.Ir;

namespace Backprop.Generator.Optimise;

/// <summary>
/// for (i…) { g[i] += a; g[i + 1] += b; } ⇒ t = g[i]; for (i…) { t += a; g[i] = t; t = g[i + 1] + b; } g[i] = t: the element that the next trip
/// goes on with is carried over in a local.
/// </summary>
internal sealed partial class Registers
{
    /// <summary>Where nothing has been added to the array before (<paramref name="isZero"/>), its elements need not be read.</summary>
    private void HoldNext(Loop loop, AccumulateAt[] updates, bool isZero, List<Stmt> body, List<Stmt> before, List<Stmt> after)
    {
        if (updates.Length != 2 || !updates[0].Array.Equals(updates[1].Array) || updates.Any(update => update.Indices.Count != 1) || CounterOf(loop) is not { } counter) return;
        var here = updates.FirstOrDefault(update => update.Indices[0] is Read { Local.Id: var index } && index == counter.Id);
        var next = updates.FirstOrDefault(update => IsNext(loop, update.Indices[0], counter));
        if (here is null || next is null) return;

        var sum = NewSum(here);
        var following = NewSum(next);
        before.Add(new Assign(sum, isZero ? Algebra.Number(0, sum.Type) : new Element(here.Array, here.Indices, sum.Type), -1));
        int at = body.IndexOf(here);
        body[at] = new Accumulate(sum, here.Value, here.Negative, here.Quote);
        body.Insert(at + 1, new Store(here.Array, here.Indices, new Read(sum), here.Quote));
        at = body.IndexOf(next);
        if (isZero) body[at] = new Assign(following, next.Negative ? Algebra.Neg(next.Value) : next.Value, next.Quote);
        else
        {
            body[at] = new Assign(following, new Element(next.Array, next.Indices, following.Type), next.Quote);
            body.Insert(at + 1, new Accumulate(following, next.Value, next.Negative, next.Quote));
        }
        body.Insert(body.Count - 2, new Assign(sum, new Read(following), -1));
        after.Add(new Store(here.Array, here.Indices, new Read(sum), -1));
    }

    /// <summary>The counter that a loop steps on by one at its end.</summary>
    private static Local? CounterOf(Loop loop) =>
        loop.Body.Count >= 2 && loop.Body[loop.Body.Count - 1] is Assign { Target: var counter, Value: Read { Local: var next } }
        && loop.Body[loop.Body.Count - 2] is Assign { Target: var stepped, Value: Quoted step } && stepped.Id == next.Id && Integers.ShiftOf(step, counter) == 1 ? counter : null;

    private static bool IsNext(Loop loop, Expr index, Local counter) => index is Read { Local: var local }
        && loop.Body.OfType<Assign>().Any(assign => assign.Target.Id == local.Id && assign.Value is Quoted text && Integers.ShiftOf(text, counter) == 1)
        && IrWalk.Targets(loop).Count(target => target.Id == local.Id) == 1;
}
