using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Optimise;

/// <summary>
/// loop { g[k] += v } ⇒ t = g[k]; loop { t += v } g[k] = t; and an element that stays the same is read once: what a loop does to one element
/// of an array, it does to a local. The sums are the same to the last bit.
/// </summary>
internal sealed partial class Registers
{
    private readonly Elements elements;
    private readonly Aliases aliases;
    private readonly Tally uses;
    private readonly HashSet<int> zeros = [];
    private int nextId;

    private Registers(Function function)
    {
        aliases = new Aliases(function.Body);
        elements = new Elements(aliases);
        nextId = function.NextId();
        uses = new Tally(function.Body.SelectMany(IrWalk.Reads).Concat(IrWalk.Targets(function.Body)).Concat(function.Results.SelectMany(IrWalk.Reads)));
    }

    public static Function Run(Function function)
    {
        var pass = new Registers(function);
        pass.zeros.UnionWith(function.Cleared.Select(cleared => pass.aliases.ClassOf(cleared.Buffer)));
        return function with { Body = pass.Block(function.Body, isOutermost: true) };
    }

    private Seq<Stmt> Block(Seq<Stmt> body, bool isOutermost)
    {
        var output = new List<Stmt>();
        foreach (var stmt in body)
        {
            var inner = IrWalk.MapBlocks(stmt, block => Block(block, isOutermost: false));
            if (inner is Loop { Test.Count: 1 } loop && loop.Test[0] is Assign { Value: Quoted { Movable: true } } test && Hold(loop, isOutermost) is var (before, held, after) && before.Count + after.Count > 0) Guard(test, before, held, after, output);
            else output.Add(inner);
            if (isOutermost && zeros.Count > 0) zeros.ExceptWith(IrWalk.All([stmt]).SelectMany(IrWalk.AllWritten).Select(aliases.ClassOf));
        }
        return output.ToSeq();
    }

    /// <summary>The elements are touched only if there is a trip, as before.</summary>
    private void Guard(Assign test, List<Stmt> before, Loop loop, List<Stmt> after, List<Stmt> output)
    {
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
        var any = new Local(nextId++, "any", IrType.Bool, LocalRole.Temporary);
        output.Add(new Assign(any, Integers.NumberLast(IrWalk.MapAtoms(test.Value, Known)), -1));
        output.Add(new If(new Read(any), before.Select(stmt => IrWalk.MapAtoms(stmt, Known)).Concat(begins).Append(loop).Concat(after).ToSeq(), Seq<Stmt>.Empty, -1));
    }

    private (List<Stmt> Before, Loop Loop, List<Stmt> After) Hold(Loop loop, bool isOutermost)
    {
        var (before, after) = (new List<Stmt>(), new List<Stmt>());
        var changed = new HashSet<int>(IrWalk.Targets(loop).Select(local => local.Id));
        var statements = IrWalk.All(loop.Test.Concat(loop.Body)).ToArray();
        var written = new HashSet<int>(statements.SelectMany(elements.WrittenBy));
        var body = loop.Body.ToList();

        bool IsFixed(Atom array, Seq<Expr> indices) => array.Type is ArrayType && IrWalk.Reads(new Element(array, indices, array.Type)).All(local => !changed.Contains(local.Id));
        var once = new HashSet<int>(IrWalk.Targets(loop).GroupBy(local => local.Id).Where(group => group.Count() == 1).Select(group => group.Key));
        var same = SameInEachTrip(body, once, changed);
        for (int i = 0; i < body.Count; i++)
            if (body[i] is Assign { Target: { Type: Real, Id: var target }, Value: Element { Array: Read { Local: var array } } element } load && once.Contains(target)
                && IsFixed(element.Array, element.Indices) && !written.Contains(aliases.ClassOf(array)))
            {
                before.Add(load);
                body.RemoveAt(i--);
            }

        foreach (var group in loop.Body.OfType<AccumulateAt>().Where(update => update.Array is Read { Local.Type: ArrayType }).GroupBy(update => aliases.ClassOf(IrWalk.Written(update)!)).ToArray())
        {
            if (statements.Count(stmt => Touches(stmt, group.Key)) > group.Count()) continue;
            var first = group.First();
            if (IsFixed(first.Array, first.Indices) && group.All(update => update.Array.Equals(first.Array) && update.Indices.Equals(first.Indices)))
            {
                var sum = NewSum(first);
                before.Add(new Assign(sum, new Element(first.Array, first.Indices, sum.Type), first.Quote));
                for (int i = 0; i < body.Count; i++)
                    if (body[i] is AccumulateAt update && group.Contains(update)) body[i] = new Accumulate(sum, update.Value, update.Negative, update.Quote);
                after.Add(new Store(first.Array, first.Indices, new Read(sum), -1));
            }
            else if (!changed.Contains(((Read)first.Array).Local.Id)) HoldNext(loop, group.ToArray(), isOutermost && zeros.Contains(group.Key), body, before, after);
        }
        before.InsertRange(0, TakeOut(same, before.Concat(after), body));
        return (before, loop with { Body = body.ToSeq() }, after);
    }

    /// <summary>The arrays and indices that a body defines, and that are the same in each trip: they do not count as changed.</summary>
    private static List<Assign> SameInEachTrip(IEnumerable<Stmt> body, HashSet<int> once, HashSet<int> changed)
    {
        var same = new List<Assign>();
        foreach (var stmt in body)
        {
            if (stmt is not Assign { Target.Id: var target, Value: Read or Quoted { Pure: true, Reads: Memory.Nothing } } definition || !once.Contains(target) || definition.Target.IsReal || IrWalk.Reads(definition).Any(local => changed.Contains(local.Id))) continue;
            same.Add(definition);
            changed.Remove(target);
        }
        return same;
    }

    /// <summary>Those definitions that the statements need, which the body has no longer.</summary>
    private static IEnumerable<Assign> TakeOut(IReadOnlyList<Assign> definitions, IEnumerable<Stmt> statements, List<Stmt> body)
    {
        var needed = new HashSet<int>(statements.SelectMany(IrWalk.Reads).Select(local => local.Id));
        var taken = new List<Assign>();
        foreach (var definition in definitions.Reverse().Where(definition => needed.Contains(definition.Target.Id)))
        {
            needed.UnionWith(IrWalk.Reads(definition).Select(local => local.Id));
            taken.Insert(0, definition);
            body.Remove(definition);
        }
        return taken;
    }

    private Local NewSum(AccumulateAt update) => new(nextId++, ((Read)update.Array).Local.Name + "Element", update.Value.Type, LocalRole.Temporary);

    private bool Touches(Stmt stmt, int key) => elements.WrittenBy(stmt).Contains(key) || elements.ReadBy(stmt).Contains(key);
}
