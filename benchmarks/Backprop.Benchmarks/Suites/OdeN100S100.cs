using Backprop.Benchmarks.HandWritten;
using Backprop.Benchmarks.Harness;
using Backprop.Objectives;

namespace Backprop.Benchmarks.Suites;

public class OdeN100S100 : Suite<OdeProgram, double[]>;

/// <summary>As many steps as elements: with fewer than a quarter, the last element would stay 0.</summary>
public readonly struct OdeProgram : IProgram<double[]>
{
    public const int N = 100;
    public const int Steps = 100;
    private static readonly double[] s_gradient = new double[N];

    public static int Points => 4;

    public static double Primal(in double[] x) => Ode.Objective(x, Steps);

    public static double[] HandWritten(in double[] x)
    {
        OdeByHand.ObjectiveGradient(x, Steps, s_gradient);
        return s_gradient;
    }

    public static double[] Generated(in double[] x)
    {
        Ode.ObjectiveGradient(x, Steps, s_gradient);
        return s_gradient;
    }

    /// <summary>About N / 2e: the last element is about 2ᴺ Π x / N!.</summary>
    public static double[] Draw(Random random) => random.Draw(N, 16, 24);

    public static double Consume(in double[] g) => g[0];

    public static double[] Flatten(in double[] x) => [.. x];

    public static double[] Unflatten(double[] x) => x;
}
