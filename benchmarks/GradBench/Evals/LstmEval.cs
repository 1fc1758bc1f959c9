using System.Text.Json;
using Backprop.GradBench.Protocol;
using Backprop.Objectives;

namespace Backprop.GradBench.Evals;

/// <summary>
/// Input: <c>main_params</c> (2 layers × 4b), <c>extra_params</c> (3 × b), <c>state</c> (2 layers × b), <c>sequence</c> (c × b).
/// <c>objective</c> → number, <c>jacobian</c> → the derivatives by main_params, then by extra_params, in one flat list.
/// </summary>
public sealed class LstmEval : IEval
{
    public string Name => "lstm";

    public Evaluation Prepare(string function, JsonElement input)
    {
        var (characters, b) = input.Shape("sequence");
        var layers = input.Shape("main_params").Rows / 2;
        var mainParams = input.Matrix("main_params", 2 * layers, 4 * b);
        var extraParams = input.Matrix("extra_params", 3, b);
        var state = input.Matrix("state", 2 * layers, b);
        var sequence = input.Matrix("sequence", characters, b);
        switch (function)
        {
            case "objective":
                return Evaluation.Of(() => Lstm.Objective(mainParams, extraParams, state, sequence, layers, characters, b));
            case "jacobian":
                var gradient = new double[mainParams.Length + extraParams.Length];
                return new(
                    () => Lstm.ObjectiveGradient(
                        mainParams, extraParams, state, sequence, layers, characters, b,
                        gradient.AsSpan(0, mainParams.Length), gradient.AsSpan(mainParams.Length)),
                    () => Numbers.Json(gradient));
            default:
                throw EvalException.NoFunction(Name, function);
        }
    }
}
