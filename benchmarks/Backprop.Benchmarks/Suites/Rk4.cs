using Backprop.Benchmarks.HandWritten;
using Backprop.Benchmarks.Harness;
using Backprop.Benchmarks.Programs;
using Point = (double x0, double v0, double mu, double h);

namespace Backprop.Benchmarks.Suites;

public class Rk4 : Suite<Rk4Program, Point>;

public readonly struct Rk4Program : IProgram<Point>
{
    /// <summary>Not readonly, so that the JIT does not take it for a constant.</summary>
    private static int s_steps = 100;

    public static double Primal(in Point p) => VanDerPol.Rk4(p.x0, p.v0, p.mu, p.h, s_steps);

    public static Point HandWritten(in Point p) => VanDerPolByHand.Rk4Gradient(p.x0, p.v0, p.mu, p.h, s_steps);

    public static Point Generated(in Point p) => VanDerPol.Rk4Gradient(p.x0, p.v0, p.mu, p.h, s_steps);

    public static Point Draw(Random random) => (
        1 + random.NextDouble(), random.NextDouble() - 0.5, 0.5 + random.NextDouble(), 0.01 + 0.04 * random.NextDouble());

    public static double Consume(in Point g) => g.x0 + g.v0 + g.mu + g.h;

    public static double[] Flatten(in Point p) => [p.x0, p.v0, p.mu, p.h];

    public static Point Unflatten(double[] p) => (p[0], p[1], p[2], p[3]);
}
