using Backprop.Benchmarks.HandWritten;
using Backprop.Benchmarks.Harness;
using Backprop.Objectives;
using Rows = (double[] first, double[] second);

namespace Backprop.Benchmarks.Suites;

public class BaObservation : Suite<BaProgram, Rows>;

/// <summary>
/// An observation: a point is camera, point and weight (15 numbers) and nothing, a gradient is the two rows of the Jacobian. To check
/// them, they are taken together as the gradient of the first residual and half the second.
/// </summary>
public readonly struct BaProgram : IProgram<Rows>
{
    private const int Size = BundleAdjustment.CameraSize + BundleAdjustment.PointSize + 1;
    private static readonly double[] s_feature = [0.1, -0.2];
    private static readonly double[] s_error = new double[2];
    private static readonly double[] s_dError = new double[2];
    private static readonly double[] s_seedFirst = [1, 0];
    private static readonly double[] s_seedSecond = [0, 1];
    private static readonly Rows s_gradient = (new double[Size], new double[Size]);

    public static double Primal(in Rows p)
    {
        BundleAdjustment.ReprojectionError(Camera(p.first), Point(p.first), p.first[^1], s_feature, s_error);
        return s_error[0] + 0.5 * s_error[1];
    }

    public static Rows HandWritten(in Rows p)
    {
        var (first, second) = s_gradient;
        BundleAdjustmentByHand.ReprojectionErrorJacobian(
            Camera(p.first), Point(p.first), p.first[^1], s_feature, s_error, first, second);
        return s_gradient;
    }

    public static Rows Generated(in Rows p)
    {
        var (first, second) = s_gradient;
        BundleAdjustment.ReprojectionErrorForward(Camera(p.first), Point(p.first), p.first[^1], s_feature, s_error, out var tape);
        first.AsSpan().Clear();
        first[^1] = BundleAdjustment.ReprojectionErrorBackward(tape, s_seedFirst, Camera(first), Point(first), s_dError);
        second.AsSpan().Clear();
        second[^1] = BundleAdjustment.ReprojectionErrorBackward(tape, s_seedSecond, Camera(second), Point(second), s_dError);
        tape.Dispose();
        return s_gradient;
    }

    public static Rows Draw(Random random) => (
        [
            .. random.Draw(3, -0.5, 0.5), .. random.Draw(3, -1, 1), 1 + random.NextDouble(), .. random.Draw(2, -1, 1), .. random.Draw(2, -0.1, 0.1),
            .. random.Draw(2, -1, 1), 4 + random.NextDouble(), random.NextDouble(),
        ],
        []);

    public static double Consume(in Rows g) => g.first[0] + g.second[0];

    public static double[] Flatten(in Rows p) =>
        p.second is [] ? [.. p.first] : [.. p.first.Zip(p.second, (first, second) => first + 0.5 * second)];

    public static Rows Unflatten(double[] p) => (p, []);

    private static Span<double> Camera(double[] row) => row.AsSpan(0, BundleAdjustment.CameraSize);

    private static Span<double> Point(double[] row) => row.AsSpan(BundleAdjustment.CameraSize, BundleAdjustment.PointSize);
}
