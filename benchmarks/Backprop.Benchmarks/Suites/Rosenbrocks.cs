using Backprop.Benchmarks.HandWritten;
using Backprop.Benchmarks.Harness;
using Backprop.Objectives;

namespace Backprop.Benchmarks.Suites;

public class Rosenbrock10 : Suite<RosenbrockProgram<Size10>, double[]>;

public class Rosenbrock1000 : Suite<RosenbrockProgram<Size1000>, double[]>;

public class Rosenbrock100000 : Suite<RosenbrockProgram<Size100000>, double[]>;

public readonly struct RosenbrockProgram<TLength> : IProgram<double[]> where TLength : struct, ISize
{
    private static readonly double[] s_gradient = new double[TLength.Value];

    public static int Points => Math.Clamp(4096 / TLength.Value, 1, 256);

    public static double Primal(in double[] x) => Rosenbrock.Objective(x);

    public static double[] HandWritten(in double[] x)
    {
        RosenbrockByHand.ObjectiveGradient(x, s_gradient);
        return s_gradient;
    }

    public static double[] Generated(in double[] x)
    {
        Rosenbrock.ObjectiveGradient(x, s_gradient);
        return s_gradient;
    }

    public static double[] Draw(Random random) => random.Draw(TLength.Value, -1.5, 1.5);

    public static double Consume(in double[] g) => g[0];

    public static double[] Flatten(in double[] x) => [.. x];

    public static double[] Unflatten(double[] x) => x;
}
