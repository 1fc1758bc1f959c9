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
    private readonly Definitions definitions;
    private readonly IfAnyTrip guard;
    private readonly HashSet<int> zeros = [];
    private int nextId;

    private Registers(Function function)
    {
        aliases = new Aliases(function.Body);
        elements = new Elements(aliases);
        nextId = function.NextId();
        definitions = new Definitions(function.Body);
        guard = new IfAnyTrip(function, () => nextId++);
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
            if (inner is Loop loop && IfAnyTrip.Allows(loop) && Hold(loop, isOutermost) is var (before, held, after) && before.Count + after.Count > 0) guard.Add(output, before, held, after);
            else output.Add(inner);
            if (isOutermost && zeros.Count > 0) zeros.ExceptWith(IrWalk.All([stmt]).SelectMany(IrWalk.AllWritten).Select(aliases.ClassOf));
        }
        return output.ToSeq();
    }

    private (List<Stmt> Before, Loop Loop, List<Stmt> After) Hold(Loop loop, bool isOutermost)
    {
        var (before, after) = (new List<Stmt>(), new List<Stmt>());
        var changed = IrWalk.TargetIds(loop);
        var statements = IrWalk.All(loop.Test.Concat(loop.Body)).ToArray();
        var written = new HashSet<int>(statements.SelectMany(elements.WrittenBy));
        var body = loop.Body.ToList();

        bool IsFixed(Atom array, Seq<Expr> indices) => array.Type is ArrayType && IrWalk.Reads(new Element(array, indices, array.Type)).All(local => !changed.Contains(local.Id));
        var once = IrWalk.Targets(loop).GroupBy(local => local.Id).Where(group => group.Count() == 1).Select(group => group.Key).ToArray();
        var front = Invariants.InFront(loop.Body);
        var same = Invariants.In(front, changed, definitions);
        foreach (var stmt in front)
            if (stmt is Assign { Target: { Type: Real, Id: var target }, Value: Element { Array: Read { Local: var array } } element } load && once.Contains(target)
                && IsFixed(element.Array, element.Indices) && !written.Contains(aliases.ClassOf(array)))
            {
                before.Add(load);
                body.Remove(load);
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
        before.InsertRange(0, Invariants.TakeOut(same, before.Concat(after).SelectMany(IrWalk.Reads), body));
        return (before, loop with { Body = body.ToSeq() }, after);
    }

    private Local NewSum(AccumulateAt update) => new(nextId++, ((Read)update.Array).Local.Name + "Element", update.Value.Type, LocalRole.Temporary);

    private bool Touches(Stmt stmt, int key) => elements.WrittenBy(stmt).Contains(key) || elements.ReadBy(stmt).Contains(key);
}
