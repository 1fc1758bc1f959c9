using System.Globalization;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Analysis;

/// <summary>
/// i = from; while (i &lt; to) { …; i++ } and i = to; while (i &gt; from) { i--; … }, among statements that are printed as they are: how many
/// trips they make, and which trip it is, is known before the first. <see cref="Begin"/>: where among the statements before it the loop begins, with
/// what its counter is set to. <see cref="End"/>: the value that it counts up to, if it stops before that.
/// </summary>
internal sealed record CountedTrips(Local Counter, SingleStep Step, Expr Count, Atom From, Expr? End, int Begin)
{
    /// <param name="loop">The loop.</param>
    /// <param name="steps">What it steps by one.</param>
    /// <param name="before">What stands before it.</param>
    /// <param name="definitions">Of the function.</param>
    public static CountedTrips? Of(Loop loop, IReadOnlyDictionary<int, SingleStep> steps, IReadOnlyList<Stmt> before, Definitions definitions)
    {
        if (!Truth.IsTrue(loop.Stays) || LoopTest.Of(loop) is not { Text: { Movable: true, Binding: Binding.Relational } } test) return null;
        var counter = test.Counter;
        if (counter.Type != IrType.Int || !Counted.ComparesCounts(test.Text, counter.Type) || !steps.TryGetValue(counter.Id, out var step)) return null;
        var last = step.By > 0 ? test.Bound(" <= ") : null;
        if ((last ?? test.Bound(step.By > 0 ? " < " : " > ")) is not { } bound) return null;

        var changed = IrWalk.TargetIds(loop);
        if (SetAt(counter, before.Count) is not { } begin) return null;
        // A variable of the user's that begins with another one, or with a number, is that.
        if (((Assign)before[begin]).Value is Read { Local: var named } && SetAt(named, begin) is { } first) begin = first;
        if (Known(((Assign)before[begin]).Value, definitions) is not { } start || before.Skip(begin).OfType<Assign>().Any(assign => start is Read read && assign.Target.Id == read.Local.Id)) return null;
        if (IrWalk.Reads(bound).Append(start is Read { Local: var local } ? local : null).Any(read => read is not null && (changed.Contains(read.Id) || read.Type is ArrayType { Form: ArrayForm.List }))) return null;

        Expr from = step.By > 0 ? start : bound, to = step.By > 0 ? bound : start;
        return from is Atom least ? new CountedTrips(counter, step, Integers.Count(least, to, inclusive: last is not null, counter.Type), least, step.By > 0 && last is null ? bound : null, begin) : null;

        // Among the initial values of the loop, which stay next to it.
        int? SetAt(Local local, int end)
        {
            for (int at = end - 1; at >= 0 && before[at] is Assign { Value: Atom or Quoted { Movable: true, Holes.Count: 0 } } initial && !IrWalk.Reads(bound).Contains(initial.Target); at--)
                if (initial.Target.Id == local.Id) return at;
            return null;
        }
    }

    /// <summary>The number of a trip, from 0 on for the least value of the counter.</summary>
    public Expr Number => From is Const { Value: var least } ? least == 0 ? new Read(Counter) : Integers.Shifted(new Read(Counter), -(long)least) : Integers.Minus(new Read(Counter), From);

    private static Atom? Known(Expr value, Definitions definitions) => value switch
    {
        Quoted { Holes.Count: 0 } literal => int.TryParse(literal.Pieces[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? Integers.Number(number) : null,
        Read { Local: var local } => definitions.Of(local)?.Value is Quoted { Holes.Count: 0 } or Const ? Known(definitions.Of(local)!.Value, definitions) : (Atom)value,
        Const known => known,
        _ => null,
    };
}
