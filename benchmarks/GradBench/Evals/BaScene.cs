using Backprop.GradBench.Protocol;
using Backprop.Objectives;

namespace Backprop.GradBench.Evals;

/// <summary>Cameras, points and observations, each a copy of one. Observation o is of point o mod m by camera o mod n.</summary>
public sealed class BaScene
{
    public BaScene(int cameras, int points, int observations, double[] camera, double[] point, double weight, double[] feature)
    {
        if (cameras < 1 || points < 1 || observations < 1)
            throw new EvalException("n, m and p must be positive");
        (CameraCount, PointCount) = (cameras, points);
        Cameras = Repeated(camera, cameras);
        Points = Repeated(point, points);
        Weights = Repeated([weight], observations);
        Features = Repeated(feature, observations);
    }

    public int CameraCount { get; }

    public int PointCount { get; }

    public int Observations => Weights.Length;

    /// <summary>CameraCount × 11.</summary>
    public double[] Cameras { get; }

    /// <summary>PointCount × 3.</summary>
    public double[] Points { get; }

    /// <summary>One for each observation.</summary>
    public double[] Weights { get; }

    /// <summary>Observations × 2.</summary>
    public double[] Features { get; }

    public ReadOnlySpan<double> Camera(int observation) =>
        Cameras.AsSpan(observation % CameraCount * BundleAdjustment.CameraSize, BundleAdjustment.CameraSize);

    public ReadOnlySpan<double> Point(int observation) =>
        Points.AsSpan(observation % PointCount * BundleAdjustment.PointSize, BundleAdjustment.PointSize);

    public ReadOnlySpan<double> Feature(int observation) => Features.AsSpan(2 * observation, 2);

    /// <summary>Writes the reprojection errors (two for each observation) and the weight errors (one).</summary>
    public void Objective(double[] errors, double[] weightErrors)
    {
        for (var o = 0; o < Observations; o++)
            BundleAdjustment.ReprojectionError(Camera(o), Point(o), Weights[o], Feature(o), errors.AsSpan(2 * o, 2));
        for (var o = 0; o < Observations; o++)
            weightErrors[o] = BundleAdjustment.WeightError(Weights[o]);
    }

    private static double[] Repeated(double[] row, int times) => [.. Enumerable.Repeat(row, times).SelectMany(numbers => numbers)];
}
