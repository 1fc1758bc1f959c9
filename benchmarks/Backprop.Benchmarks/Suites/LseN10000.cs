using Backprop.Benchmarks.HandWritten;
using Backprop.Benchmarks.Harness;
using Backprop.Objectives;

namespace Backprop.Benchmarks.Suites;

public class LseN10000 : Suite<LseProgram, double[]>;

public readonly struct LseProgram : IProgram<double[]>
{
    private const int N = 10_000;
    private static readonly double[] s_gradient = new double[N];

    public static int Points => 4;

    public static double Primal(in double[] x) => Lse.Objective(x);

    public static double[] HandWritten(in double[] x)
    {
        LseByHand.ObjectiveGradient(x, s_gradient);
        return s_gradient;
    }

    public static double[] Generated(in double[] x)
    {
        Lse.ObjectiveGradient(x, s_gradient);
        return s_gradient;
    }

    public static double[] Draw(Random random) => random.Draw(N, -5, 5);

    public static double Consume(in double[] g) => g[0];

    public static double[] Flatten(in double[] x) => [.. x];

    public static double[] Unflatten(double[] x) => x;
}
