using Backprop.Benchmarks.HandWritten;
using Backprop.Benchmarks.Harness;
using Backprop.Objectives;

namespace Backprop.Benchmarks.Suites;

public class Rosenbrock10Checked : Suite<CheckedRosenbrockProgram, double[]>;

/// <summary>
/// Ten numbers, where what is promised of a buffer counts: the code by hand looks at its length and whether it overlaps, as the generated
/// code must, and clears it.
/// </summary>
public readonly struct CheckedRosenbrockProgram : IProgram<double[]>
{
    private const int Length = 10;
    private static readonly double[] s_gradient = new double[Length];

    public static int Points => 256;

    public static double Primal(in double[] x) => Rosenbrock.Objective(x);

    public static double[] HandWritten(in double[] x)
    {
        Buffers.Check<double>("dX", s_gradient, x.Length, x);
        s_gradient.AsSpan().Clear();
        RosenbrockByHand.ObjectiveGradient(x, s_gradient);
        return s_gradient;
    }

    public static double[] Generated(in double[] x)
    {
        Rosenbrock.ObjectiveGradient(x, s_gradient);
        return s_gradient;
    }

    public static double[] Draw(Random random) => random.Draw(Length, -1.5, 1.5);

    public static double Consume(in double[] g) => g[0];

    public static double[] Flatten(in double[] x) => [.. x];

    public static double[] Unflatten(double[] x) => x;
}
