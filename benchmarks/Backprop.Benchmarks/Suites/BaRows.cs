using Backprop.Benchmarks.HandWritten;
using Backprop.Benchmarks.Harness;

namespace Backprop.Benchmarks.Suites;

public class BaRows : Suite<BaRowsProgram, double[]>;

/// <summary>The same observation beside an adjoint by hand that goes the same way: forward, then back once for each row.</summary>
public readonly struct BaRowsProgram : IProgram<double[]>
{
    private static readonly double[] s_feature = [0.1, -0.2];
    private static readonly double[] s_error = new double[2];
    private static readonly double[] s_jacobian = new double[2 * BaProgram.Size];

    public static double Primal(in double[] p) => BaProgram.Primal(p);

    public static double[] HandWritten(in double[] p)
    {
        Span<double> first = s_jacobian.AsSpan(0, BaProgram.Size), second = s_jacobian.AsSpan(BaProgram.Size);
        var observation = new BundleAdjustmentRows(BaProgram.Camera(p), BaProgram.Point(p), p[^1], s_feature, s_error);
        first[^1] = observation.Row(1, 0, BaProgram.Camera(first), BaProgram.Point(first));
        second[^1] = observation.Row(0, 1, BaProgram.Camera(second), BaProgram.Point(second));
        return s_jacobian;
    }

    public static double[] Generated(in double[] p) => BaProgram.Generated(p);

    public static double[] Draw(Random random) => BaProgram.Draw(random);

    public static double Consume(in double[] jacobian) => BaProgram.Consume(jacobian);

    public static double[] Flatten(in double[] p) => BaProgram.Flatten(p);

    public static double[] Unflatten(double[] p) => BaProgram.Unflatten(p);
}
