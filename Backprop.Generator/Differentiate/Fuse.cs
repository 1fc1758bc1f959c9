using Backprop.Generator.Ir;
using Backprop.Generator.Optimise;

namespace Backprop.Generator.Differentiate;

/// <summary>Both sweeps in one function: what is needed of the first, then the second. The seeds are known by now.</summary>
internal static class Fuse
{
    public static Function Run(Sweeps sweeps, bool withValue)
    {
        var results = withValue ? sweeps.Primal.Results.Concat(sweeps.Adjoints).ToSeq() : sweeps.Adjoints;
        return sweeps.Whole with { Parameters = sweeps.Primal.Parameters, Body = RemoveDead.Run(sweeps.Whole.Body, results), Results = results };
    }
}
