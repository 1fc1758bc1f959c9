using Backprop.Generator.Analysis;

namespace Backprop.Generator.Differentiate;

/// <summary>
/// How much may be computed again instead of recorded. Where a loop's whole body is computed again, for nothing else needs its forward
/// sweep, it is <see cref="IsFree"/>.
/// </summary>
internal sealed class Economy(Analyses analyses, Func<int, bool> isFree)
{
    public Analyses Analyses => analyses;

    public bool Has(Analyses analysis) => (analyses & analysis) != 0;

    public bool IsFree(int loop) => Has(Analyses.Independence) && isFree(loop);
}
