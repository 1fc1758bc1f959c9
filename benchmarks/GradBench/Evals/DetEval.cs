using System.Text.Json;
using Backprop.GradBench.Protocol;
using Backprop.Objectives;

namespace Backprop.GradBench.Evals;

/// <summary>Input: <c>A</c> (ell × ell numbers, row by row), <c>ell</c>. <c>primal</c> → number, <c>gradient</c> → ell × ell numbers.</summary>
public sealed class DetEval : IEval
{
    public string Name => "det";

    public Evaluation Prepare(string function, JsonElement input)
    {
        var size = input.Int("ell");
        var a = input.Vector("A", size * size);
        switch (function)
        {
            case "primal":
                return Evaluation.Of(() => Det.Objective(a, size));
            case "gradient":
                var dA = new double[a.Length];
                return new(() => Det.ObjectiveGradient(a, size, dA), () => Numbers.Json(dA));
            default:
                throw EvalException.NoFunction(Name, function);
        }
    }
}
