using Backprop.Benchmarks.HandWritten;
using Backprop.Benchmarks.Harness;

namespace Backprop.Benchmarks.Suites;

public class Rosenbrock10Checked : Suite<CheckedRosenbrockProgram, double[]>;

/// <summary>
/// Ten numbers, where what is promised of a buffer counts: the code by hand looks at its length and whether it overlaps, as the generated
/// code must, and clears it.
/// </summary>
public readonly struct CheckedRosenbrockProgram : IProgram<double[]>
{
    private static readonly double[] s_gradient = new double[Size10.Value];

    public static int Points => RosenbrockProgram<Size10>.Points;

    public static double Primal(in double[] x) => RosenbrockProgram<Size10>.Primal(x);

    public static double[] HandWritten(in double[] x)
    {
        Buffers.Check<double>("dX", s_gradient, x.Length, x);
        s_gradient.AsSpan().Clear();
        RosenbrockByHand.ObjectiveGradient(x, s_gradient);
        return s_gradient;
    }

    public static double[] Generated(in double[] x) => RosenbrockProgram<Size10>.Generated(x);

    public static double[] Draw(Random random) => RosenbrockProgram<Size10>.Draw(random);

    public static double Consume(in double[] g) => RosenbrockProgram<Size10>.Consume(g);

    public static double[] Flatten(in double[] x) => RosenbrockProgram<Size10>.Flatten(x);

    public static double[] Unflatten(double[] x) => RosenbrockProgram<Size10>.Unflatten(x);
}
