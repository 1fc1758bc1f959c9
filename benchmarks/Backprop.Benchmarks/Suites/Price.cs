using Backprop.Benchmarks.HandWritten;
using Backprop.Benchmarks.Harness;
using Backprop.Benchmarks.Programs;
using Point = (double apple, double num, double tax);

namespace Backprop.Benchmarks.Suites;

public class Price : Suite<PriceProgram, Point>;

public readonly struct PriceProgram : IProgram<Point>
{
    public static double Primal(in Point p) => Shop.Price(p.apple, p.num, p.tax);

    public static Point HandWritten(in Point p) => ShopByHand.PriceGradient(p.apple, p.num, p.tax);

    public static Point Generated(in Point p) => Shop.PriceGradient(p.apple, p.num, p.tax);

    public static Point Draw(Random random) => (50 + 100 * random.NextDouble(), 1 + 9 * random.NextDouble(), 1 + 0.2 * random.NextDouble());

    public static double Consume(in Point g) => g.apple + g.num + g.tax;

    public static double[] Flatten(in Point p) => [p.apple, p.num, p.tax];

    public static Point Unflatten(double[] p) => (p[0], p[1], p[2]);
}
