using Backprop.Benchmarks.HandWritten;
using Backprop.Benchmarks.Harness;
using Backprop.Objectives;

namespace Backprop.Benchmarks.Suites;

public class DetN8 : Suite<DetProgram, double[]>;

public readonly struct DetProgram : IProgram<double[]>
{
    public const int Size = 8;
    private static readonly double[] s_gradient = new double[Size * Size];

    public static int Points => 1;

    public static double Primal(in double[] a) => Det.Objective(a, Size);

    public static double[] HandWritten(in double[] a)
    {
        DetByHand.ObjectiveGradient(a, Size, s_gradient);
        return s_gradient;
    }

    public static double[] Generated(in double[] a)
    {
        Det.ObjectiveGradient(a, Size, s_gradient);
        return s_gradient;
    }

    public static double[] Draw(Random random) => random.Draw(Size * Size, -1, 1);

    public static double Consume(in double[] g) => g[0];

    public static double[] Flatten(in double[] a) => [.. a];

    public static double[] Unflatten(double[] a) => a;
}
