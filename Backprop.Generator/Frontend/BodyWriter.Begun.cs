using Backprop.Generator.Ir;

namespace Backprop.Generator.Frontend;

/// <summary>What a function begins with: the arrays for the numbers of collections, and for variables of which a ref is one or another.</summary>
internal sealed partial class BodyWriter
{
    private readonly List<Stmt> begun = [];
    private readonly Dictionary<IrType, (Local Cells, Local Next)> cells = [];
    private readonly Dictionary<IrType, (Local Array, int Count)> shared = [];

    /// <summary>The body as a whole.</summary>
    public Seq<Stmt> Whole => shared.Values.Select(one => (Stmt)new Assign(one.Array, new Apply(Fn.NewArray, Seq.Of<Expr>(Integers.Number(one.Count)), one.Array.Type), -1)).Concat(begun).Concat(statements).ToSeq();

    /// <summary>Where the function keeps the numbers that it puts into collections, and the number of the next cell.</summary>
    public (Local Cells, Local Next) Cells(IrType type)
    {
        if (cells.TryGetValue(type, out var known)) return known;
        var array = NewLocal("cells", ArrayType.CellsOf(type), LocalRole.Primal);
        var next = NewLocal("next", IrType.Int, LocalRole.Primal);
        begun.Add(new Assign(array, new Apply(Fn.NewArray, Seq<Expr>.Empty, array.Type), -1));
        begun.Add(new Assign(next, Integers.Number(0), -1));
        return cells[type] = (array, next);
    }

    /// <summary>The array of the variables of a type of which a ref may be chosen, and the number of another one.</summary>
    public (Local Array, int Number) Share(IrType type)
    {
        if (!shared.TryGetValue(type, out var known)) known = (NewLocal("shared", ArrayType.Of(type), LocalRole.Primal), 0);
        shared[type] = (known.Array, known.Count + 1);
        return known;
    }

    public bool IsShared(Local local) => shared.Values.Any(one => one.Array.Id == local.Id);

    /// <summary>Whether a variable is one of those that keep the numbers of collections.</summary>
    public bool IsOfCells(Local local) => cells.Values.Any(kept => kept.Cells.Id == local.Id || kept.Next.Id == local.Id);
}
