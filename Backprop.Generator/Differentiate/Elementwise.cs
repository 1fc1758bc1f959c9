using Backprop.Generator.Ir;

namespace Backprop.Generator.Differentiate;

/// <summary>for each element: target += source, as loops in the normal form.</summary>
internal static class Elementwise
{
    /// <summary>A new array of zeros, of the same shape.</summary>
    public static Expr Like(Local array)
    {
        var type = (ArrayType)array.Type;
        return new Apply(Fn.NewArray, Enumerable.Range(0, type.Rank).Select(dimension => (Expr)Integers.Length(new Read(array), dimension)).ToSeq(), type.Own);
    }

    /// <summary>
    /// In the shape of an array, from <paramref name="first"/> on. Where there is no source or target, its rows are the shadows of the rows of <paramref name="keys"/>.
    /// </summary>
    public static IEnumerable<Stmt> Add(Local shape, Local? source, Local? target, Local keys, ref int nextId, int first = 0)
    {
        var output = new List<Stmt>();
        Add((ArrayType)shape.Type, shape, source, target, keys, [], output, ref nextId, first);
        return output;
    }

    private static void Add(ArrayType type, Local shape, Local? source, Local? target, Local keys, IReadOnlyList<Atom> before, List<Stmt> output, ref int nextId, int begin = 0)
    {
        var length = new Local(nextId++, "length", IrType.Int, LocalRole.Primal);
        output.Add(new Assign(length, Integers.Length(new Read(shape), before.Count), -1));
        var first = new Local(nextId++, ((char)('i' + before.Count)).ToString(), IrType.Int, LocalRole.Primal);
        var next = first with { Id = nextId++, Role = LocalRole.Temporary };
        var holds = new Local(nextId++, "condition", IrType.Bool, LocalRole.Temporary);
        var indices = before.Append(new Read(first)).ToArray();
        var body = new List<Stmt>();
        if (indices.Length < type.Rank) Add(type, shape, source, target, keys, indices, body, ref nextId);
        else if (type.Element is ArrayType rowType)
        {
            var place = indices.Cast<Expr>().ToSeq();
            var keysRow = Row(keys, null, rowType, place, body, nextId++);
            var shapeRow = shape.Id == keys.Id ? keysRow : Row(shape, keysRow, rowType, place, body, nextId++);
            Add(rowType, shapeRow, Row(source, keysRow, rowType, place, body, nextId++), Row(target, keysRow, rowType, place, body, nextId++), keysRow, [], body, ref nextId);
        }
        else
        {
            var element = new Local(nextId++, "element", type.Element, LocalRole.Temporary);
            body.Add(new Assign(element, new Element(new Read(source!), indices.Cast<Expr>().ToSeq(), type.Element), -1));
            body.Add(new AccumulateAt(new Read(target!), indices.Cast<Expr>().ToSeq(), new Read(element), Negative: false, -1));
        }
        body.Add(new Assign(next, Integers.Shifted(new Read(first), 1), LoopForm.SilentStep));
        body.Add(new Assign(first, new Read(next), LoopForm.SilentStep));
        output.Add(new Assign(first, Integers.Number(begin), -1));
        var test = new Assign(holds, Integers.Compare(new Read(first), "<", new Read(length)), -1);
        output.Add(new Loop(new LoopForm(-1, 0, LoopShape.For, LoopForm.SilentStep), Seq.Of<Stmt>(test), new Read(holds), body.ToSeq(), Truth.True, -1));
    }

    private static Local Row(Local? array, Local? key, ArrayType type, Seq<Expr> place, List<Stmt> body, int id)
    {
        var row = new Local(id, (array?.Name ?? "shadow") + "Row", type, LocalRole.Temporary);
        body.Add(new Assign(row, array is null ? new Apply(Fn.ShadowOf, Seq.Of<Expr>(new Read(key!)), type) : new Element(new Read(array), place, type), -1));
        return row;
    }
}
