using Backprop.Objectives;

namespace Backprop.GradBench.Evals;

/// <summary>One backward sweep for each error, all from one forward sweep.</summary>
public sealed class HtJacobian(double[] theta, double[] us, HandModel model, int[] correspondences, double[] points)
{
    private const int Pair = 2;

    /// <summary>A row for each error: the derivatives by its own pair, if there are pairs, then by theta.</summary>
    public double[][] Rows { get; } = [.. points.Select(_ => new double[(us.Length > 0 ? Pair : 0) + theta.Length])];

    public void Evaluate()
    {
        var errors = new double[points.Length];
        var seed = new double[points.Length];
        var dErrors = new double[points.Length];
        var dTheta = new double[theta.Length];
        var dUs = new double[us.Length];
        HandTracking.ErrorsForward(theta, us, model, correspondences, points, errors, out var tape);
        for (var row = 0; row < Rows.Length; row++)
        {
            Array.Clear(dTheta);
            Array.Clear(dUs);
            seed[row] = 1;
            HandTracking.ErrorsBackward(tape, seed, dTheta, dUs, dErrors);
            seed[row] = 0;
            if (us.Length > 0)
                dUs.AsSpan(Pair * (row / 3), Pair).CopyTo(Rows[row]);
            dTheta.CopyTo(Rows[row].AsSpan(us.Length > 0 ? Pair : 0));
        }

        tape.Dispose();
    }
}
