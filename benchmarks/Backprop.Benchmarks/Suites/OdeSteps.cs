using Backprop.Benchmarks.HandWritten;
using Backprop.Benchmarks.Harness;

namespace Backprop.Benchmarks.Suites;

public class OdeSteps : Suite<OdeStepsProgram, double[]>;

/// <summary>The same solver beside an adjoint by hand that goes the same way, helper by helper.</summary>
public readonly struct OdeStepsProgram : IProgram<double[]>
{
    private static readonly double[] s_gradient = new double[OdeProgram.N];

    public static int Points => OdeProgram.Points;

    public static double Primal(in double[] x) => OdeProgram.Primal(x);

    public static double[] HandWritten(in double[] x)
    {
        OdeStepByStep.ObjectiveGradient(x, OdeProgram.Steps, s_gradient);
        return s_gradient;
    }

    public static double[] Generated(in double[] x) => OdeProgram.Generated(x);

    public static double[] Draw(Random random) => OdeProgram.Draw(random);

    public static double Consume(in double[] g) => OdeProgram.Consume(g);

    public static double[] Flatten(in double[] x) => OdeProgram.Flatten(x);

    public static double[] Unflatten(double[] x) => OdeProgram.Unflatten(x);
}
