using Backprop.Benchmarks.HandWritten;
using Backprop.Benchmarks.Harness;
using Backprop.Benchmarks.Programs;
using Point = (double spot, double strike, double rate, double volatility, double maturity);

namespace Backprop.Benchmarks.Suites;

public class BlackScholes : Suite<BlackScholesProgram, Point>;

public readonly struct BlackScholesProgram : IProgram<Point>
{
    public static double Primal(in Point p) => Options.BlackScholes(p.spot, p.strike, p.rate, p.volatility, p.maturity);

    public static Point HandWritten(in Point p) =>
        OptionsByHand.BlackScholesGradient(p.spot, p.strike, p.rate, p.volatility, p.maturity);

    public static Point Generated(in Point p) => Options.BlackScholesGradient(p.spot, p.strike, p.rate, p.volatility, p.maturity);

    public static Point Draw(Random random) => (
        80 + 40 * random.NextDouble(), 80 + 40 * random.NextDouble(),
        0.01 + 0.05 * random.NextDouble(), 0.1 + 0.3 * random.NextDouble(), 0.25 + 2 * random.NextDouble());

    public static double Consume(in Point g) => g.spot + g.strike + g.rate + g.volatility + g.maturity;

    public static double[] Flatten(in Point p) => [p.spot, p.strike, p.rate, p.volatility, p.maturity];

    public static Point Unflatten(double[] p) => (p[0], p[1], p[2], p[3], p[4]);
}
