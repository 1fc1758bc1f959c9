using Backprop.Benchmarks.HandWritten;
using Backprop.Benchmarks.Harness;

namespace Backprop.Benchmarks.Suites;

public class DetSteps : Suite<DetStepsProgram, double[]>;

/// <summary>The same expansion beside an adjoint by hand that goes the same way: forward, then back through the same calls.</summary>
public readonly struct DetStepsProgram : IProgram<double[]>
{
    private static readonly double[] s_gradient = new double[DetProgram.Size * DetProgram.Size];

    public static int Points => DetProgram.Points;

    public static double Primal(in double[] a) => DetProgram.Primal(a);

    public static double[] HandWritten(in double[] a)
    {
        DetStepByStep.ObjectiveGradient(a, DetProgram.Size, s_gradient);
        return s_gradient;
    }

    public static double[] Generated(in double[] a) => DetProgram.Generated(a);

    public static double[] Draw(Random random) => DetProgram.Draw(random);

    public static double Consume(in double[] g) => DetProgram.Consume(g);

    public static double[] Flatten(in double[] a) => DetProgram.Flatten(a);

    public static double[] Unflatten(double[] a) => DetProgram.Unflatten(a);
}
