using Backprop.Benchmarks.HandWritten;
using Backprop.Benchmarks.Harness;
using Backprop.Benchmarks.Programs;

namespace Backprop.Benchmarks.Suites;

public class Newton : Suite<NewtonProgram, double>;

public readonly struct NewtonProgram : IProgram<double>
{
    public static double Primal(in double x) => Roots.Newton(x);

    public static double HandWritten(in double x) => RootsByHand.NewtonGradient(x);

    public static double Generated(in double x) => Roots.NewtonGradient(x);

    /// <summary>Up to 1000: 5 to 10 trips.</summary>
    public static double Draw(Random random) => Math.Exp(Math.Log(1000) * random.NextDouble());

    public static double Consume(in double g) => g;

    public static double[] Flatten(in double x) => [x];

    public static double Unflatten(double[] p) => p[0];
}
