using Backprop.Benchmarks.HandWritten;
using Backprop.Benchmarks.Harness;
using Point = (double[] theta, double[] us);

namespace Backprop.Benchmarks.Suites;

public class HandTrackingSteps : Suite<HandTrackingStepsProgram, Point>;

/// <summary>The same hand beside an adjoint by hand that goes the same way: each bone moves each vertex.</summary>
public readonly struct HandTrackingStepsProgram : IProgram<Point>
{
    public static int Points => HandTrackingProgram.Points;

    public static double Primal(in Point p) => HandTrackingProgram.Primal(p);

    public static Point HandWritten(in Point p) => HandTrackingProgram.Gradient(p, HandTrackingStepByStep.ErrorsGradient);

    public static Point Generated(in Point p) => HandTrackingProgram.Generated(p);

    public static Point Draw(Random random) => HandTrackingProgram.Draw(random);

    public static double Consume(in Point g) => HandTrackingProgram.Consume(g);

    public static double[] Flatten(in Point p) => HandTrackingProgram.Flatten(p);

    public static Point Unflatten(double[] p) => HandTrackingProgram.Unflatten(p);
}
