using Backprop.Generator.Ir;

namespace Backprop.Generator.Analysis;

/// <summary>For each buffer, the statements that have to do with it, nested as they are.</summary>
internal sealed class Touches
{
    private readonly AdjointBuffers buffers;
    private int position;

    private Touches(AdjointBuffers buffers) => this.buffers = buffers;

    public static Dictionary<int, List<Touch>> Of(Seq<Stmt> body, AdjointBuffers buffers) => new Touches(buffers).Block(body);

    private Dictionary<int, List<Touch>> Block(Seq<Stmt> body)
    {
        var found = new Dictionary<int, List<Touch>>();
        foreach (var stmt in body)
        {
            int here = position++;
            var blocks = IrWalk.Blocks(stmt).Select(Block).ToArray();
            if (blocks.Length > 0)
                foreach (int buffer in blocks.SelectMany(block => block.Keys).Distinct().ToArray())
                    Add(buffer, new Touch(here, position - 1, stmt, [], blocks.Select(block => block.TryGetValue(buffer, out var inner) ? inner : []).ToArray()));
            else if (stmt is Assign { Target: var made, Value: Apply { Function: Fn.NewArray } } && buffers.BufferOf(made) is { } whole) Add(whole, new Touch(here, here, stmt, [], []));
            else
                foreach (var group in Accesses(stmt).GroupBy(access => buffers.BufferOf(access.Cell.Part)))
                    if (group.Key is { } buffer) Add(buffer, new Touch(here, here, stmt, group.Select(access => access with { Cell = access.Cell with { Part = buffers.PartOf(access.Cell.Part) } }).ToArray(), []));
        }
        return found;

        void Add(int buffer, Touch touch)
        {
            if (!found.TryGetValue(buffer, out var list)) found[buffer] = list = [];
            list.Add(touch);
        }
    }

    private static IEnumerable<Access> Accesses(Stmt stmt)
    {
        switch (stmt)
        {
            case Assign { Value: Element { Array: Read { Local: var array } } element }:
                return [new Access(At(array, element.Indices), Reads: true, Written.Nothing)];
            case Store { Array: Read { Local: var array } } store:
                return [new Access(At(array, store.Indices), Reads: false, Algebra.IsZero(store.Value) ? Written.Zero : Written.Anything)];
            case AccumulateAt { Array: Read { Local: var array } } update:
                return [new Access(At(array, update.Indices), Reads: true, Written.Anything)];
            case Call call:
                return call.Args.Select((arg, i) => arg is Read { Local: { Type: ArrayType } array } ? Of(call.Routine, call.Routine.Uses[i], array) : null).OfType<Access>();
            default:
                return [];
        }
    }

    private static Access Of(Routine routine, Use use, Local array) => new(new Cell(array, null), use is not (Use.Written or Use.Unread), use switch
    {
        Use.Written => routine == Routine.Clear ? Written.Zero : Written.Anything,
        Use.AddedTo or Use.Updated => Written.Anything,
        _ => Written.Nothing,
    })
    { IsWhole = true };

    private static Cell At(Local array, Seq<Expr> indices) => new(array, indices.Count == 1 ? indices[0] as Atom : null);
}
