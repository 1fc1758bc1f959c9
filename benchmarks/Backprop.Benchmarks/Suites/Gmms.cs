using Backprop.Benchmarks.HandWritten;
using Backprop.Benchmarks.Harness;
using Backprop.Objectives;
using Point = (double[] alpha, double[] mu, double[] q, double[] l);

namespace Backprop.Benchmarks.Suites;

public class GmmD10K25 : Suite<GmmProgram<Size10>, Point>;

public class GmmD64K25 : Suite<GmmProgram<Size64>, Point>;

/// <summary>25 components in TDimension dimensions, 1000 data points.</summary>
public readonly struct GmmProgram<TDimension> : IProgram<Point> where TDimension : struct, ISize
{
    private const int K = 25;
    private const int N = 1000;
    private const double Gamma = 1;
    private const int M = 0;
    private static readonly double[] s_x = new Random(2).Draw(N * D, -1, 1);
    private static readonly Point s_gradient = Zero();

    public static int Points => 1;

    private static int D => TDimension.Value;

    private static int Triangle => D * (D - 1) / 2;

    public static double Primal(in Point p) => Gmm.Objective(p.alpha, p.mu, p.q, p.l, s_x, D, K, N, Gamma, M);

    public static Point HandWritten(in Point p)
    {
        var (dAlpha, dMu, dQ, dL) = s_gradient;
        GmmByHand.ObjectiveGradient(p.alpha, p.mu, p.q, p.l, s_x, D, K, N, Gamma, M, dAlpha, dMu, dQ, dL);
        return s_gradient;
    }

    public static Point Generated(in Point p)
    {
        var (dAlpha, dMu, dQ, dL) = s_gradient;
        Gmm.ObjectiveGradient(p.alpha, p.mu, p.q, p.l, s_x, D, K, N, Gamma, M, dAlpha, dMu, dQ, dL);
        return s_gradient;
    }

    /// <summary>Off the diagonal the smaller the more there is, so that no component takes all the points.</summary>
    public static Point Draw(Random random) => (
        random.Draw(K, -1, 1), random.Draw(K * D, -0.5, 0.5), random.Draw(K * D, -0.5, 0.5), random.Draw(K * Triangle, -1.0 / D, 1.0 / D));

    public static double Consume(in Point g) => g.l[0];

    public static double[] Flatten(in Point p) => [.. p.alpha, .. p.mu, .. p.q, .. p.l];

    public static Point Unflatten(double[] p) =>
        p.Split(K, K * D, K * D, K * Triangle) is [var alpha, var mu, var q, var l] ? (alpha, mu, q, l) : default;

    private static Point Zero() => (new double[K], new double[K * D], new double[K * D], new double[K * Triangle]);
}
