using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Optimise;

/// <summary>for (j…) s += a[i][j] ⇒ row = a[i]; for (j…) s += row[j]: the row that a loop goes through is looked up before it, and its shadow.</summary>
internal sealed class FixedRows
{
    private readonly Elements elements;
    private readonly Aliases aliases;
    private readonly Definitions definitions;
    private readonly IfAnyTrip guard;
    private int nextId;

    private FixedRows(Function function)
    {
        aliases = new Aliases(function.Body);
        elements = new Elements(aliases);
        definitions = new Definitions(function.Body);
        nextId = function.NextId();
        guard = new IfAnyTrip(function, () => nextId++);
    }

    public static Function Run(Function function) =>
        IrWalk.All(function.Body).Any(stmt => stmt is Assign { Target.Type: ArrayType, Value: Element or Apply { Function: Fn.ShadowOf } }) ? function with { Body = new FixedRows(function).Block(function.Body) } : function;

    private Seq<Stmt> Block(Seq<Stmt> body)
    {
        var output = new List<Stmt>();
        foreach (var stmt in body)
        {
            var inner = IrWalk.MapBlocks(stmt, Block);
            if (inner is Loop loop && IfAnyTrip.Allows(loop) && Rows(loop) is { Taken.Count: > 0 } found) guard.Add(output, found.Taken, found.Loop, []);
            else output.Add(inner);
        }
        return output.ToSeq();
    }

    private (List<Assign> Taken, Loop Loop) Rows(Loop loop)
    {
        var changed = IrWalk.TargetIds(loop);
        var written = new HashSet<int>(IrWalk.All(loop.Test.Concat(loop.Body)).SelectMany(elements.WrittenBy));
        var body = loop.Body.ToList();
        bool IsRow(Expr value) => value is Apply { Function: Fn.ShadowOf } || value is Element { Type: ArrayType, Array: Read { Local: { Type: ArrayType { Form: ArrayForm.Array } } table } } && !written.Contains(aliases.ClassOf(table));
        var same = Invariants.In(Invariants.InFront(body), changed, definitions, IsRow);
        var rows = same.Where(definition => IsRow(definition.Value)).ToArray();
        var taken = Invariants.TakeOut(same, rows.SelectMany(IrWalk.Targets), body).ToList();
        return (taken, loop with { Body = body.ToSeq() });
    }
}
