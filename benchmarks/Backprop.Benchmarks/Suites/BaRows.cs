using Backprop.Benchmarks.HandWritten;
using Backprop.Benchmarks.Harness;
using Rows = (double[] first, double[] second);

namespace Backprop.Benchmarks.Suites;

public class BaRows : Suite<BaRowsProgram, Rows>;

/// <summary>The same observation beside an adjoint by hand that goes the same way: forward, then back once for each row.</summary>
public readonly struct BaRowsProgram : IProgram<Rows>
{
    private static readonly double[] s_feature = [0.1, -0.2];
    private static readonly double[] s_error = new double[2];
    private static readonly Rows s_gradient = (new double[15], new double[15]);

    public static double Primal(in Rows p) => BaProgram.Primal(p);

    public static Rows HandWritten(in Rows p)
    {
        var (first, second) = s_gradient;
        var observation = new BundleAdjustmentRows(p.first.AsSpan(0, 11), p.first.AsSpan(11, 3), p.first[^1], s_feature, s_error);
        first[^1] = observation.Row(1, 0, first.AsSpan(0, 11), first.AsSpan(11, 3));
        second[^1] = observation.Row(0, 1, second.AsSpan(0, 11), second.AsSpan(11, 3));
        return s_gradient;
    }

    public static Rows Generated(in Rows p) => BaProgram.Generated(p);

    public static Rows Draw(Random random) => BaProgram.Draw(random);

    public static double Consume(in Rows g) => BaProgram.Consume(g);

    public static double[] Flatten(in Rows p) => BaProgram.Flatten(p);

    public static Rows Unflatten(double[] p) => BaProgram.Unflatten(p);
}
