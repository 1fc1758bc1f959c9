using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Differentiate;

/// <summary>
/// How much may be computed again instead of recorded. Where a loop's whole body is computed again, for nothing else needs its forward
/// sweep, it is <see cref="IsFree"/>; where something else needs it, its trips may be reversed as they run, once.
/// </summary>
internal sealed class Economy(Analyses analyses, Func<int, bool> isFree, Func<int, bool>? mayRunOnce = null)
{
    public Analyses Analyses => analyses;

    public bool Has(Analyses analysis) => (analyses & analysis) != 0;

    public bool IsFree(int loop) => Has(Analyses.Independence) && isFree(loop);

    /// <summary>Whether what is recorded is what one trip of a loop needs, and written anew in the next.</summary>
    public bool IsOfOneTrip { get; init; }

    /// <summary>Whether what a loop carries is taken on once more rather than recorded: each step of it waits for the one before, a slot of a short tape for nothing.</summary>
    public bool TakesAlong(LoopRecord record, Local carried) => !IsOfOneTrip || record.Around.Count > 0 || IsFree(record.Loop) || !carried.IsReal;

    public bool MayRunOnce(int loop) => Has(Analyses.Independence) && mayRunOnce?.Invoke(loop) == true;

    /// <summary>
    /// Makes a body as if all loops of the primal were free. A loop that nothing but its own reverse asks for is gone then; where others are
    /// left, which run anyway and so may record, the body is made once more.
    /// </summary>
    /// <param name="primal">What is reversed.</param>
    /// <param name="make">Makes the body: of which loops are free, and which are left.</param>
    /// <param name="body">The body of what has been made.</param>
    public static T Freeing<T>(Seq<Stmt> primal, Func<Func<int, bool>, Func<int, bool>, T> make, Func<T, Seq<Stmt>> body)
    {
        var loops = LoopsIn(primal);
        var made = make(loops.Contains, _ => false);
        var left = LoopsIn(body(made));
        return loops.Overlaps(left) ? make(loop => loops.Contains(loop) && !left.Contains(loop), loop => loops.Contains(loop) && left.Contains(loop)) : made;
    }

    /// <summary>The loops that could run once more: not those whose calls may do more than compute.</summary>
    private static HashSet<int> LoopsIn(Seq<Stmt> body) => new(IrWalk.All(body).OfType<Loop>().Where(loop => !IrWalk.HasEffects([loop])).Select(loop => loop.Form.Id));
}
