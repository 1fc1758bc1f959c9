using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Optimise;

/// <summary>loop { … } ⇒ if (it makes a trip) { before; loop { … } after }: what is taken out of a loop is done only if the loop does anything.</summary>
/// <param name="function">Where the loops are.</param>
/// <param name="nextId">The number of a new variable.</param>
internal sealed class IfAnyTrip(Function function, Func<int> nextId)
{
    private readonly Tally uses = new(function.Body.SelectMany(IrWalk.Reads).Concat(IrWalk.Targets(function.Body)).Concat(function.Results.SelectMany(IrWalk.Reads)));

    /// <summary>Whether the test of a loop may be asked once more.</summary>
    public static bool Allows(Loop loop) => Test(loop) is not null;

    private static Assign? Test(Loop loop) => loop.Test is { Count: 1 } test && test[0] is Assign { Value: Quoted { Movable: true } } only ? only : null;

    /// <summary>Adds the loop to a body, and what stands before and behind it.</summary>
    public void Add(List<Stmt> output, IReadOnlyList<Stmt> before, Loop loop, IReadOnlyList<Stmt> after)
    {
        if (loop.Form.IsEntered)
        {
            output.AddRange([.. before, loop, .. after]);
            return;
        }
        var inside = new Tally(IrWalk.Reads(loop).Concat(IrWalk.Targets(loop)).Concat(after.SelectMany(IrWalk.Reads)));
        var begins = new List<Stmt>();
        // What the loop counts from goes with it, and what that is a copy of, past the numbers that it carries.
        bool IsOnlyFor(int id) => uses[id] <= 1 + inside[id] + begins.SelectMany(IrWalk.Reads).Count(local => local.Id == id)
            && (inside[id] > 0 || begins.SelectMany(IrWalk.Reads).Any(local => local.Id == id));
        for (int i = output.Count - 1; i >= 0 && output[i] is Assign { Value: Const or Read or Quoted { Holes.Count: 0, Movable: true } } initial; i--)
        {
            if (initial.Target.IsReal) continue;
            if (initial.Target.Type is not Passive || !IsOnlyFor(initial.Target.Id)) break;
            begins.Insert(0, initial);
            output.RemoveAt(i);
        }
        var known = new Dictionary<int, Atom>();
        foreach (var begin in begins.Cast<Assign>())
            known[begin.Target.Id] = begin.Value switch
            {
                Read read => known.TryGetValue(read.Local.Id, out var same) ? same : read,
                Quoted literal => new Const(0, literal.Pieces[0], literal.Type),
                var number => (Atom)number,
            };
        Atom Known(Atom atom) => atom is Read { Local.Id: var id } && known.TryGetValue(id, out var value) ? value : atom;
        var entered = before.Select(stmt => IrWalk.MapAtoms(stmt, Known)).Concat(begins).Append(loop with { Form = loop.Form with { IsEntered = true } }).Concat(after).ToSeq();
        var test = IrWalk.MapAtoms(Test(loop)!.Value, Known);
        if (Integers.IsLess(test))
        {
            output.AddRange(entered);
            return;
        }
        var any = new Local(nextId(), "any", IrType.Bool, LocalRole.Temporary);
        output.Add(new Assign(any, Integers.NumberLast(test), -1));
        output.Add(new If(new Read(any), entered, Seq<Stmt>.Empty, -1));
    }
}
