using System.Text.Json;
using Backprop.GradBench.Protocol;
using Backprop.Objectives;

namespace Backprop.GradBench.Evals;

/// <summary>Input: <c>x</c> (n numbers), <c>s</c> steps. <c>primal</c> → n numbers, <c>gradient</c> → n numbers, of the last of them.</summary>
public sealed class OdeEval : IEval
{
    public string Name => "ode";

    public Evaluation Prepare(string function, JsonElement input)
    {
        var x = input.Vector("x");
        var steps = input.Int("s");
        switch (function)
        {
            case "primal":
                double[] y = [];
                return new(() => y = Ode.Solve(x, steps), () => Numbers.Json(y));
            case "gradient":
                var dX = new double[x.Length];
                return new(() => Ode.ObjectiveGradient(x, steps, dX), () => Numbers.Json(dX));
            default:
                throw EvalException.NoFunction(Name, function);
        }
    }
}
