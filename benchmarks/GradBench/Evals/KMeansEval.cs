using System.Text.Json;
using Backprop.GradBench.Protocol;
using Backprop.Objectives;

namespace Backprop.GradBench.Evals;

/// <summary>
/// Input: <c>points</c> (n × d), <c>centroids</c> (k × d). <c>cost</c> → number. <c>gradient</c> → k × d, which GradBench does not ask for.
/// <c>dir</c> asks for the gradient divided by the diagonal of the Hessian.
/// </summary>
public sealed class KMeansEval : IEval
{
    public string Name => "kmeans";

    public Evaluation Prepare(string function, JsonElement input)
    {
        var (n, d) = input.Shape("points");
        var k = input.Shape("centroids").Rows;
        var points = input.Matrix("points", n, d);
        var centroids = input.Matrix("centroids", k, d);
        switch (function)
        {
            case "cost":
                return Evaluation.Of(() => KMeans.Cost(points, centroids, n, k, d));
            case "gradient":
                var dCentroids = new double[centroids.Length];
                return new(() => KMeans.CostGradient(points, centroids, n, k, d, dCentroids), () => Numbers.Json(dCentroids, k, d));
            case "dir":
                throw new EvalException("dir needs the diagonal of the Hessian: second derivatives come later");
            default:
                throw EvalException.NoFunction(Name, function);
        }
    }
}
