namespace Backprop.Objectives;

/// <summary>The logarithm of a sum of exponentials, shifted by the largest one so that nothing overflows.</summary>
public static partial class Lse
{
    /// <summary>A + log Σ exp(x_i − A) with A = max x. The gradient is softmax(x).</summary>
    /// <param name="x">n ≥ 1 numbers.</param>
    [Differentiable]
    public static double Objective(double[] x)
    {
        var max = x[0];
        for (var i = 1; i < x.Length; i++)
            max = Math.Max(max, x[i]);

        // It only keeps the exponentials in range, and has no share in the derivative.
        max = Differentiation.StopGradient(max);

        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
            sum += Math.Exp(x[i] - max);

        return max + Math.Log(sum);
    }
}
