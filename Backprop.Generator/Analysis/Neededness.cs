using Backprop.Generator.Ir;

namespace Backprop.Generator.Analysis;

/// <summary>
/// What the reverse of a trip needs of that trip: whatever it still reads once dead code is gone. The reverses of inner loops come first, so
/// that what they ask of the outer trip is among its reads: a fixpoint reached in one pass from the inside out.
/// </summary>
internal static class Neededness
{
    /// <summary>The values that the reversed trip reads, in the order in which the trip computes them; <paramref name="added"/> come last.</summary>
    public static IReadOnlyList<Local> Of(Seq<Stmt> reversedTrip, Loops loops, int loop, IEnumerable<Local> added)
    {
        var own = new HashSet<int>(IrWalk.Targets(reversedTrip).Select(local => local.Id));
        var read = new HashSet<int>(reversedTrip.SelectMany(IrWalk.Reads).Where(local => loops.Owns(loop, local) && !own.Contains(local.Id)).Select(local => local.Id));
        return InOrder(loops, loop).Concat(added).Where(local => read.Remove(local.Id)).ToArray();
    }

    /// <summary>
    /// Without the analysis: all that the trip computes, but for the items of loops inside, which are gone with them, and for spans that nobody
    /// asks for, which cannot be recorded.
    /// </summary>
    public static IReadOnlyList<Local> Everything(Seq<Stmt> reversedTrip, Loops loops, int loop, IEnumerable<Local> added)
    {
        var read = new HashSet<int>(Of(reversedTrip, loops, loop, added).Select(local => local.Id));
        var items = new HashSet<int>(IrWalk.All(loops[loop].Body).OfType<Next>().Select(next => next.Item.Id));
        return InOrder(loops, loop).Concat(added).Where(local => local.Type.Text != "var" && (read.Contains(local.Id) || local.Type is not ArrayType { CanBeRecorded: false }) && !items.Contains(local.Id)).Distinct().ToArray();
    }

    private static IEnumerable<Local> InOrder(Loops loops, int loop) => loops.Carried(loop).Concat(IrWalk.Targets(loops[loop]));
}
