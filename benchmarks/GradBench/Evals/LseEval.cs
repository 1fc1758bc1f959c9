using System.Text.Json;
using Backprop.GradBench.Protocol;
using Backprop.Objectives;

namespace Backprop.GradBench.Evals;

/// <summary>Input: <c>x</c> (n numbers). <c>primal</c> → number, <c>gradient</c> → n numbers.</summary>
public sealed class LseEval : IEval
{
    public string Name => "lse";

    public Evaluation Prepare(string function, JsonElement input)
    {
        var x = input.Vector("x");
        switch (function)
        {
            case "primal":
                return Evaluation.Of(() => Lse.Objective(x));
            case "gradient":
                var dX = new double[x.Length];
                return new(() => Lse.ObjectiveGradient(x, dX), () => Numbers.Json(dX));
            default:
                throw EvalException.NoFunction(Name, function);
        }
    }
}
