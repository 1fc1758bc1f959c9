using System.Text.Json;
using System.Text.Json.Nodes;
using Backprop.GradBench.Protocol;
using Backprop.Objectives;

namespace Backprop.GradBench.Evals;

/// <summary>
/// Input: <c>d</c>, <c>k</c>, <c>n</c>, <c>x</c> (n × d), <c>alpha</c> (k), <c>mu</c> and <c>q</c> (k × d), <c>l</c> (k × d(d − 1)/2),
/// <c>m</c>, <c>gamma</c>. <c>objective</c> → number, <c>jacobian</c> → an object with alpha, mu, q and l.
/// </summary>
public sealed class GmmEval : IEval
{
    public string Name => "gmm";

    public Evaluation Prepare(string function, JsonElement input)
    {
        var (d, k, n) = (input.Int("d"), input.Int("k"), input.Int("n"));
        var triangle = d * (d - 1) / 2;
        var x = input.Matrix("x", n, d);
        var alpha = input.Vector("alpha", k);
        var mu = input.Matrix("mu", k, d);
        var q = input.Matrix("q", k, d);
        var l = input.Matrix("l", k, triangle);
        var m = input.Int("m");
        var gamma = input.Double("gamma");
        switch (function)
        {
            case "objective":
                return Evaluation.Of(() => Gmm.Objective(alpha, mu, q, l, x, d, k, n, gamma, m));
            case "jacobian":
                var dAlpha = new double[k];
                var dMu = new double[k * d];
                var dQ = new double[k * d];
                var dL = new double[k * triangle];
                return new(
                    () => Gmm.ObjectiveGradient(alpha, mu, q, l, x, d, k, n, gamma, m, dAlpha, dMu, dQ, dL),
                    () => new JsonObject
                    {
                        ["alpha"] = Numbers.Json(dAlpha),
                        ["mu"] = Numbers.Json(dMu, k, d),
                        ["q"] = Numbers.Json(dQ, k, d),
                        ["l"] = Numbers.Json(dL, k, triangle),
                    });
            default:
                throw EvalException.NoFunction(Name, function);
        }
    }
}
