using Backprop.Benchmarks.HandWritten;
using Backprop.Benchmarks.Harness;
using Backprop.Objectives;

namespace Backprop.Benchmarks.Suites;

public class LlsqN1024M128 : Suite<LlsqProgram, double[]>;

public readonly struct LlsqProgram : IProgram<double[]>
{
    private const int N = 1024;
    private const int M = 128;
    private static readonly double[] s_gradient = new double[M];

    public static int Points => 4;

    public static double Primal(in double[] x) => Llsq.Objective(x, N);

    public static double[] HandWritten(in double[] x)
    {
        LlsqByHand.ObjectiveGradient(x, N, s_gradient);
        return s_gradient;
    }

    public static double[] Generated(in double[] x)
    {
        Llsq.ObjectiveGradient(x, N, s_gradient);
        return s_gradient;
    }

    public static double[] Draw(Random random) => random.Draw(M, -1, 1);

    public static double Consume(in double[] g) => g[0];

    public static double[] Flatten(in double[] x) => [.. x];

    public static double[] Unflatten(double[] x) => x;
}
