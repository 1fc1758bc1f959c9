using Backprop.Generator.Ir;

namespace Backprop.Generator.Analysis;

/// <summary>
/// for (j = 0; j &lt; n; j++) { … a[j] … } and j = n; while (j &gt; 0) { j--; … a[j] … }: each trip has an index of its own, and all trips
/// together those of a whole array.
/// </summary>
internal sealed class Trips
{
    private readonly Definitions definitions;
    private readonly ArrayLengths lengths;
    private readonly Dictionary<int, Assignments> assigned = [];
    private readonly Dictionary<int, Dictionary<int, Expr?>> bodies = [];
    private int position;

    public Trips(Function function)
    {
        definitions = new Definitions(function.Body);
        lengths = new ArrayLengths(definitions.Of, function.Cleared);
        foreach (var parameter in function.Parameters) assigned[parameter.Id] = new Assignments(-1, -1, -1, null) { Count = 1 };
        Number(function.Body, loop: -1);
    }

    /// <summary>Where a variable is assigned first.</summary>
    public int DefinedAt(Local local) => assigned.TryGetValue(local.Id, out var found) ? found.First : -1;

    /// <summary>Whether a variable has one value, or one in each trip of the loops around it.</summary>
    public bool IsStable(Local local) => !assigned.TryGetValue(local.Id, out var found) || found.Count == 1;

    /// <summary>Whether each trip touches a buffer under an index of its own, if under this one.</summary>
    public bool HasOwn(Touch loop, Local index) => StepOf(loop, index) is not null;

    /// <summary>Whether the loop goes with its index through all elements of a part.</summary>
    public bool Covers(Touch touch, Local index, Local part) => Covers(touch, index, bound => lengths.IsLengthOf(bound, part), mayGoDown: true);

    /// <summary>Whether the loop goes with its index through all elements of a part but the last, and leaves it at that one.</summary>
    public bool CoversAllButLast(Touch touch, Local index, Local part) => Covers(touch, index, bound => lengths.IsOneLessThan(bound, part), mayGoDown: false);

    private bool Covers(Touch touch, Local index, Func<Expr, bool> isBound, bool mayGoDown)
    {
        if (StepOf(touch, index) is not var (step, isStepped)) return false;
        var loop = (Loop)touch.Stmt;
        if (index.Type != IrType.Int || !Truth.IsTrue(loop.Stays) || LoopTest.Of(loop) is not { Text: { Pure: true, Binding: Binding.Relational } } test || test.Counter.Id != index.Id || !IsStable(test.Holds)) return false;
        // Assigned twice, before the loop and in it, in the same trip of what is around: so it begins with that.
        var begin = assigned[index.Id];
        if (begin.Loop != assigned[test.Holds.Id].Around || begin.Start is not { } start) return false;
        if (step == 1 && !isStepped) return IsNumber(start, 0) && test.Bound(" < ") is { } end && IsKnown(end, isBound, touch);
        return mayGoDown && step == -1 && isStepped && test.Bound(" > ") is { } least && IsNumber(least, 0) && IsKnown(start, isBound, touch);
    }

    private bool IsKnown(Expr bound, Func<Expr, bool> isBound, Touch loop) => isBound(bound)
        && lengths.Operands(bound).All(local => IsStable(local) && local.Type is not ArrayType { Form: ArrayForm.List or ArrayForm.Memory })
        && IrWalk.Reads(bound).All(local => IsStable(local) && DefinedAt(local) < loop.Position);

    private bool IsNumber(Expr value, int number) => value switch
    {
        Const constant => constant.Value == number,
        Quoted { Holes.Count: 0 } literal => literal.Pieces[0] == number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Read { Local: var local } => definitions.Of(local) is { } assign && IsNumber(assign.Value, number),
        _ => false,
    };

    /// <summary>What each trip adds to a counter, and whether all that it touches comes after that; null if some of it does, or if it is no counter.</summary>
    private (long Step, bool IsStepped)? StepOf(Touch loop, Local counter)
    {
        if (loop.Stmt is not Loop || loop.Blocks[0].Count > 0 || !assigned.TryGetValue(counter.Id, out var found) || found.Count != 2 || found.First > loop.Position) return null;
        var top = Top(loop);
        if (!top.TryGetValue(counter.Id, out var copy) || copy is not Read { Local: var next } || !IsStable(next)) return null;
        if (!top.TryGetValue(next.Id, out var stepped) || stepped is not Quoted text || Integers.ShiftOf(text, counter) is not (1 or -1)) return null;
        bool isStepped = loop.Blocks[1].FirstOrDefault() is { } first && first.Position > found.Last;
        if (!isStepped && loop.Blocks[1].LastOrDefault() is { } last && last.Position > found.Last) return null;
        return (Integers.ShiftOf(text, counter)!.Value, isStepped);
    }

    /// <summary>What each trip assigns, on whatever path.</summary>
    private Dictionary<int, Expr?> Top(Touch loop)
    {
        if (bodies.TryGetValue(loop.Position, out var known)) return known;
        var top = bodies[loop.Position] = [];
        foreach (var assign in ((Loop)loop.Stmt).Body.OfType<Assign>()) top[assign.Target.Id] = top.ContainsKey(assign.Target.Id) ? null : assign.Value;
        return top;
    }

    private void Number(Seq<Stmt> body, int loop, int around = -1)
    {
        foreach (var stmt in body)
        {
            int here = position++;
            foreach (var target in IrWalk.OwnTargets(stmt))
            {
                if (!assigned.TryGetValue(target.Id, out var found)) assigned[target.Id] = found = new Assignments(here, loop, around, (stmt as Assign)?.Value);
                found.Count++;
                found.Last = here;
            }
            foreach (var block in IrWalk.Blocks(stmt))
                if (stmt is Loop) Number(block, here, loop);
                else Number(block, loop, around);
        }
    }

    /// <summary>The assignments to a variable: where the first one is, in which loop, in which one that is, and of what.</summary>
    private sealed class Assignments(int first, int loop, int around, Expr? start)
    {
        public int First => first;

        public int Loop => loop;

        public int Around => around;

        public Expr? Start => start;

        public int Count { get; set; }

        public int Last { get; set; }
    }
}
