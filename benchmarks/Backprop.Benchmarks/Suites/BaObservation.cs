using Backprop.Benchmarks.HandWritten;
using Backprop.Benchmarks.Harness;
using Backprop.Objectives;

namespace Backprop.Benchmarks.Suites;

public class BaObservation : Suite<BaProgram, double[]>;

/// <summary>
/// An observation: a point is camera, point and weight (15 numbers), a gradient the two rows of the Jacobian, one behind the other. To check
/// them, they are taken together as the gradient of the first residual and half the second.
/// </summary>
public readonly struct BaProgram : IProgram<double[]>
{
    /// <summary>The numbers of a point, and of a row.</summary>
    public const int Size = BundleAdjustment.CameraSize + BundleAdjustment.PointSize + 1;

    private static readonly double[] s_feature = [0.1, -0.2];
    private static readonly double[] s_error = new double[2];
    private static readonly double[] s_dError = new double[2];
    private static readonly double[] s_seedFirst = [1, 0];
    private static readonly double[] s_seedSecond = [0, 1];
    private static readonly double[] s_jacobian = new double[2 * Size];

    public static double Primal(in double[] p)
    {
        BundleAdjustment.ReprojectionError(Camera(p), Point(p), p[Size - 1], s_feature, s_error);
        return s_error[0] + 0.5 * s_error[1];
    }

    public static double[] HandWritten(in double[] p)
    {
        BundleAdjustmentByHand.ReprojectionErrorJacobian(
            Camera(p), Point(p), p[Size - 1], s_feature, s_error, s_jacobian.AsSpan(0, Size), s_jacobian.AsSpan(Size));
        return s_jacobian;
    }

    public static double[] Generated(in double[] p)
    {
        s_jacobian.AsSpan().Clear();
        Span<double> first = s_jacobian.AsSpan(0, Size), second = s_jacobian.AsSpan(Size);
        BundleAdjustment.ReprojectionErrorForward(Camera(p), Point(p), p[Size - 1], s_feature, s_error, out var tape);
        first[^1] = BundleAdjustment.ReprojectionErrorBackward(tape, s_seedFirst, Camera(first), Point(first), s_dError);
        second[^1] = BundleAdjustment.ReprojectionErrorBackward(tape, s_seedSecond, Camera(second), Point(second), s_dError);
        tape.Dispose();
        return s_jacobian;
    }

    public static double[] Draw(Random random) =>
    [
        .. random.Draw(3, -0.5, 0.5), .. random.Draw(3, -1, 1), 1 + random.NextDouble(), .. random.Draw(2, -1, 1), .. random.Draw(2, -0.1, 0.1),
        .. random.Draw(2, -1, 1), 4 + random.NextDouble(), random.NextDouble(),
    ];

    public static double Consume(in double[] jacobian) => jacobian[0] + jacobian[Size];

    public static double[] Flatten(in double[] p) =>
        p.Length == Size ? [.. p] : [.. p.Take(Size).Zip(p.Skip(Size), (first, second) => first + 0.5 * second)];

    public static double[] Unflatten(double[] p) => p;

    /// <summary>Where a point or a row has the numbers of the camera.</summary>
    public static Span<double> Camera(Span<double> row) => row[..BundleAdjustment.CameraSize];

    /// <summary>Where a point or a row has the numbers of the point.</summary>
    public static Span<double> Point(Span<double> row) => row.Slice(BundleAdjustment.CameraSize, BundleAdjustment.PointSize);
}
