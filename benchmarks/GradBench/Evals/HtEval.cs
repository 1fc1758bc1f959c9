using System.Text.Json;
using System.Text.Json.Nodes;
using Backprop.GradBench.Protocol;
using Backprop.Objectives;

namespace Backprop.GradBench.Evals;

/// <summary>
/// Input: <c>theta</c> (26), <c>us</c> (a pair for each point, or none), <c>data</c> with a model, points and what they correspond to.
/// <c>objective</c> → 3 errors for each point, <c>jacobian</c> → a row for each error: its pair, if there are pairs, then theta.
/// </summary>
public sealed class HtEval : IEval
{
    public string Name => "ht";

    public Evaluation Prepare(string function, JsonElement input)
    {
        var data = input.GetProperty("data");
        var theta = input.Vector("theta", HandTracking.PoseSize);
        var us = Flat(input.GetProperty("us"));
        var model = Model(data.GetProperty("model"));
        var correspondences = Whole(data.GetProperty("correspondences"));
        var points = Flat(data.GetProperty("points"));
        var errors = new double[points.Length];
        switch (function)
        {
            case "objective":
                return new(() => HandTracking.Errors(theta, us, model, correspondences, points, errors), () => Numbers.Json(errors));
            case "jacobian":
                var rows = new HtJacobian(theta, us, model, correspondences, points);
                return new(rows.Evaluate, () => new JsonArray([.. rows.Rows.Select(row => (JsonNode)Numbers.Json(row))]));
            default:
                throw EvalException.NoFunction(Name, function);
        }
    }

    private static HandModel Model(JsonElement model) => new()
    {
        Parents = Whole(model.GetProperty("parents")),
        BaseRelatives = Flat(model.GetProperty("base_relatives")),
        InverseBaseAbsolutes = Flat(model.GetProperty("inverse_base_absolutes")),
        BasePositions = Flat(model.GetProperty("base_positions")),
        Weights = Flat(model.GetProperty("weights")),
        Triangles = Whole(model.GetProperty("triangles")),
        IsMirrored = model.GetProperty("is_mirrored").GetBoolean(),
    };

    private static double[] Flat(JsonElement numbers) => [.. Numbers.Flatten(numbers)];

    private static int[] Whole(JsonElement numbers) =>
        [.. numbers.EnumerateArray().SelectMany(inner => inner.ValueKind == JsonValueKind.Array ? Whole(inner) : [inner.GetInt32()])];
}
