using Backprop.Benchmarks.HandWritten;
using Backprop.Benchmarks.Harness;
using Backprop.Objectives;
using Point = (double[] weights, double x);

namespace Backprop.Benchmarks.Suites;

public class TreeN1023 : Suite<TreeProgram, Point>;

public readonly struct TreeProgram : IProgram<Point>
{
    private const int Nodes = 1023;
    private static readonly double[] s_gradient = new double[Nodes];

    public static int Points => 4;

    public static double Primal(in Point p) => Tree.Objective(p.weights, p.x);

    public static Point HandWritten(in Point p) => (s_gradient, TreeByHand.ObjectiveGradient(p.weights, p.x, s_gradient));

    public static Point Generated(in Point p) => (s_gradient, Tree.ObjectiveGradient(p.weights, p.x, s_gradient));

    public static Point Draw(Random random) => (random.Draw(Nodes, 0, 1), 0.5 + 0.25 * random.NextDouble());

    public static double Consume(in Point g) => g.weights[0] + g.x;

    public static double[] Flatten(in Point p) => [.. p.weights, p.x];

    public static Point Unflatten(double[] p) => (p[..Nodes], p[Nodes]);
}
