using Backprop.Objectives;

namespace Backprop.GradBench.Evals;

/// <summary>
/// The sparse Jacobian in compressed rows: two of 15 entries for each observation (camera, point, weight), then one of a single entry
/// for each weight. Columns are those of the cameras, then of the points, then of the weights.
/// </summary>
public sealed class BaJacobian(BaScene scene)
{
    private const int CameraSize = BundleAdjustment.CameraSize;
    private const int PointSize = BundleAdjustment.PointSize;
    private const int RowSize = CameraSize + PointSize + 1;

    /// <summary>Where each row begins, and where the last ends.</summary>
    public int[] Rows { get; } = new int[3 * scene.Observations + 1];

    public int[] Columns { get; } = new int[(2 * RowSize + 1) * scene.Observations];

    public double[] Values { get; } = new double[(2 * RowSize + 1) * scene.Observations];

    public void Evaluate()
    {
        for (var o = 0; o < scene.Observations; o++)
            Reprojection(o);
        for (var o = 0; o < scene.Observations; o++)
            Weight(o);
        Rows[^1] = Values.Length;
    }

    private void Reprojection(int o)
    {
        Span<double> error = stackalloc double[2];
        Span<double> dError = stackalloc double[2];
        Span<double> seed = stackalloc double[2];
        BundleAdjustment.ReprojectionErrorForward(
            scene.Camera(o), scene.Point(o), scene.Weights[o], scene.Feature(o), error, out var tape);
        for (var residual = 0; residual < 2; residual++)
        {
            var row = 2 * o + residual;
            var values = Values.AsSpan(row * RowSize, RowSize);
            values.Clear();
            seed.Clear();
            seed[residual] = 1;
            values[RowSize - 1] = BundleAdjustment.ReprojectionErrorBackward(
                tape, seed, values[..CameraSize], values.Slice(CameraSize, PointSize), dError);
            Rows[row] = row * RowSize;
            Place(o, Columns.AsSpan(row * RowSize, RowSize));
        }

        tape.Dispose();
    }

    private void Place(int o, Span<int> columns)
    {
        var camera = CameraSize * (o % scene.CameraCount);
        var point = CameraSize * scene.CameraCount + PointSize * (o % scene.PointCount);
        for (var i = 0; i < CameraSize; i++)
            columns[i] = camera + i;
        for (var i = 0; i < PointSize; i++)
            columns[CameraSize + i] = point + i;
        columns[RowSize - 1] = WeightColumn(o);
    }

    private void Weight(int o)
    {
        var entry = 2 * RowSize * scene.Observations + o;
        Rows[2 * scene.Observations + o] = entry;
        Columns[entry] = WeightColumn(o);
        Values[entry] = BundleAdjustment.WeightErrorGradient(scene.Weights[o]);
    }

    private int WeightColumn(int o) => CameraSize * scene.CameraCount + PointSize * scene.PointCount + o;
}
