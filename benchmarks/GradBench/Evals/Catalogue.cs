using Backprop.GradBench.Protocol;

namespace Backprop.GradBench.Evals;

/// <summary>All evals that the tool knows.</summary>
public static class Catalogue
{
    public static IReadOnlyList<IEval> All { get; } =
        [new HelloEval(), new LlsqEval(), new LseEval(), new GmmEval(), new BaEval(), new LstmEval(), new KMeansEval(), new OdeEval(), new HtEval(), new DetEval()];
}
