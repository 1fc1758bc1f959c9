using Backprop.Benchmarks.HandWritten;
using Backprop.Benchmarks.Harness;
using Backprop.Objectives;
using Point = (double[] theta, double[] us);

namespace Backprop.Benchmarks.Suites;

public class HandTrackingC100 : Suite<HandTrackingProgram, Point>;

/// <summary>100 points on triangles of a hand of 22 bones and 544 vertices: half the sum of the squared errors, which are the seeds of the backward sweep.</summary>
public readonly struct HandTrackingProgram : IProgram<Point>
{
    private const int Measured = 100;
    private static readonly HandModel s_model = Hands.Draw(new Random(2), vertices: 544, triangles: 1000);
    private static readonly int[] s_correspondences = Hands.Indices(new Random(3), Measured, 1000);
    private static readonly double[] s_points = new Random(4).Draw(3 * Measured, -1, 1);
    private static readonly double[] s_errors = new double[3 * Measured];
    private static readonly double[] s_dErrors = new double[3 * Measured];
    private static readonly Point s_gradient = (new double[HandTracking.PoseSize], new double[2 * Measured]);

    public static int Points => 1;

    public static double Primal(in Point p)
    {
        HandTracking.Errors(p.theta, p.us, s_model, s_correspondences, s_points, s_errors);
        var sum = 0.0;
        foreach (var error in s_errors)
            sum += error * error;
        return 0.5 * sum;
    }

    public static Point HandWritten(in Point p) => Gradient(p, HandTrackingByHand.ErrorsGradient);

    /// <summary>By hand, in one way or another.</summary>
    internal static Point Gradient(in Point p, ErrorsGradient byHand)
    {
        byHand(p.theta, p.us, s_model, s_correspondences, s_points, s_errors, s_gradient.theta, s_gradient.us);
        return s_gradient;
    }

    public delegate void ErrorsGradient(
        ReadOnlySpan<double> theta, ReadOnlySpan<double> us, HandModel model, int[] correspondences, double[] points,
        Span<double> error, Span<double> dTheta, Span<double> dUs);

    public static Point Generated(in Point p)
    {
        Array.Clear(s_gradient.theta);
        Array.Clear(s_gradient.us);
        HandTracking.ErrorsForward(p.theta, p.us, s_model, s_correspondences, s_points, s_errors, out var tape);
        HandTracking.ErrorsBackward(tape, s_errors, s_gradient.theta, s_gradient.us, s_dErrors);
        tape.Dispose();
        return s_gradient;
    }

    public static Point Draw(Random random) => (random.Draw(HandTracking.PoseSize, -1, 1), random.Draw(2 * Measured, 0, 0.5));

    public static double Consume(in Point g) => g.theta[0] + g.us[0];

    public static double[] Flatten(in Point p) => [.. p.theta, .. p.us];

    public static Point Unflatten(double[] p) => p.Split(HandTracking.PoseSize, 2 * Measured) is [var theta, var us] ? (theta, us) : default;
}
