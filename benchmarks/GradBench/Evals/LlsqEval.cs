using System.Text.Json;
using Backprop.GradBench.Protocol;
using Backprop.Objectives;

namespace Backprop.GradBench.Evals;

/// <summary>Input: <c>x</c> (m numbers), <c>n</c>. <c>primal</c> → number, <c>gradient</c> → m numbers.</summary>
public sealed class LlsqEval : IEval
{
    public string Name => "llsq";

    public Evaluation Prepare(string function, JsonElement input)
    {
        var x = input.Vector("x");
        var n = input.Int("n");
        switch (function)
        {
            case "primal":
                return Evaluation.Of(() => Llsq.Objective(x, n));
            case "gradient":
                var dX = new double[x.Length];
                return new(() => Llsq.ObjectiveGradient(x, n, dX), () => Numbers.Json(dX));
            default:
                throw EvalException.NoFunction(Name, function);
        }
    }
}
