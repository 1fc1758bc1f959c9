using Backprop.Benchmarks.HandWritten;
using Backprop.Benchmarks.Harness;
using Backprop.Objectives;

namespace Backprop.Benchmarks.Suites;

public class KMeansK100D16 : Suite<KMeansProgram, double[]>;

/// <summary>10,000 points in 16 dimensions, each near one of 100 centres, so that no two centroids are equally near.</summary>
public readonly struct KMeansProgram : IProgram<double[]>
{
    private const int N = 10_000;
    private const int K = 100;
    private const int D = 16;
    private static readonly double[] s_centres = new Random(2).Draw(K * D, 0, 1);
    private static readonly double[] s_points = AroundCentres(new Random(3));
    private static readonly double[] s_gradient = new double[K * D];

    public static int Points => 1;

    public static double Primal(in double[] centroids) => KMeans.Cost(s_points, centroids, N, K, D);

    public static double[] HandWritten(in double[] centroids)
    {
        KMeansByHand.CostGradient(s_points, centroids, N, K, D, s_gradient);
        return s_gradient;
    }

    public static double[] Generated(in double[] centroids)
    {
        KMeans.CostGradient(s_points, centroids, N, K, D, s_gradient);
        return s_gradient;
    }

    public static double[] Draw(Random random) => [.. s_centres.Zip(random.Draw(K * D, -0.02, 0.02), (centre, noise) => centre + noise)];

    public static double Consume(in double[] g) => g[0];

    public static double[] Flatten(in double[] x) => [.. x];

    public static double[] Unflatten(double[] x) => x;

    private static double[] AroundCentres(Random random)
    {
        var points = random.Draw(N * D, -0.1, 0.1);
        for (int i = 0; i < N; i++)
        {
            int centre = random.Next(K);
            for (int j = 0; j < D; j++)
                points[i * D + j] += s_centres[centre * D + j];
        }

        return points;
    }
}
