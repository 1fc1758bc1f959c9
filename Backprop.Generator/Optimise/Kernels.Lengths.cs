using Backprop.Generator.Ir;

namespace Backprop.Generator.Optimise;

/// <summary>An array as far as a loop goes: as it stands where it is known to be so long, else its beginning.</summary>
internal sealed partial class Kernels
{
    private Read? Whole(Local array, SideBySide loop, List<Stmt> output, int quote)
    {
        if (lengths.IsLengthOf(loop.Bound, array)) return new Read(array);
        // A bound that is no length may be negative, where the loop does nothing.
        if (Lengths.Asked(loop.Bound) is null) return null;
        var count = output.OfType<Assign>().FirstOrDefault(assign => assign.Value.Equals(loop.Bound))?.Target;
        if (count is null) output.Add(new Assign(count = new Local(nextId++, "count", IrType.Int, LocalRole.Temporary), loop.Bound, quote));
        var begin = Axpy.Section(array, Integers.Number(0), new Read(count));
        var view = output.OfType<Assign>().FirstOrDefault(assign => assign.Value.Equals(begin))?.Target;
        if (view is null) output.Add(new Assign(view = new Local(nextId++, array.Name, begin.Type, LocalRole.Temporary), begin, quote));
        return new Read(view);
    }
}
