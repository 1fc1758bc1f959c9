using System.Text.Json;
using System.Text.Json.Nodes;
using Backprop.GradBench.Protocol;

namespace Backprop.GradBench.Evals;

/// <summary>
/// Input: <c>n</c> cameras, <c>m</c> points, <c>p</c> observations, and one <c>cam</c> (11), <c>x</c> (3), <c>w</c>, <c>feat</c> (2) to
/// replicate. <c>objective</c> → the first observation's errors, <c>jacobian</c> → a digest of the sparse Jacobian.
/// </summary>
public sealed class BaEval : IEval
{
    /// <summary>How much of each array the digest shows, before its last element.</summary>
    private const int Shown = 30;

    public string Name => "ba";

    public Evaluation Prepare(string function, JsonElement input)
    {
        var scene = new BaScene(
            input.Int("n"), input.Int("m"), input.Int("p"),
            input.Vector("cam", 11), input.Vector("x", 3), input.Double("w"), input.Vector("feat", 2));
        switch (function)
        {
            case "objective":
                var errors = new double[2 * scene.Observations];
                var weightErrors = new double[scene.Observations];
                return new(() => scene.Objective(errors, weightErrors), () => Objective(errors, weightErrors));
            case "jacobian":
                var jacobian = new BaJacobian(scene);
                return new(jacobian.Evaluate, () => Digest(jacobian));
            default:
                throw EvalException.NoFunction(Name, function);
        }
    }

    private static JsonObject Objective(double[] errors, double[] weightErrors) => new()
    {
        ["reproj_error"] = new JsonObject { ["elements"] = Numbers.Json(errors.AsSpan(0, 2)), ["repeated"] = weightErrors.Length },
        ["w_err"] = new JsonObject { ["element"] = weightErrors[0], ["repeated"] = weightErrors.Length },
    };

    private static JsonObject Digest(BaJacobian jacobian) => new()
    {
        ["rows"] = Digest(jacobian.Rows),
        ["cols"] = Digest(jacobian.Columns),
        ["vals"] = Digest(jacobian.Values),
    };

    private static JsonArray Digest<T>(T[] all) where T : struct =>
        [.. all.Take(Shown).Append(all[^1]).Select(element => (JsonNode)JsonValue.Create(element)!)];
}
