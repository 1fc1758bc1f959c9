namespace Backprop.Benchmarks.HandWritten;

/// <summary>The exponentials wait in the gradient for their sum. The maximum cancels: what it gives and takes is the same.</summary>
public static class LseByHand
{
    /// <summary>Overwrites <paramref name="dX"/> (n numbers) with the gradient.</summary>
    public static void ObjectiveGradient(double[] x, Span<double> dX)
    {
        var max = x[0];
        for (var i = 1; i < x.Length; i++)
            max = Math.Max(max, x[i]);

        var sum = 0.0;
        for (var i = 0; i < x.Length && i < dX.Length; i++)
        {
            var exponential = Math.Exp(x[i] - max);
            sum += exponential;
            dX[i] = exponential;
        }

        var perSum = 1 / sum;
        for (var i = 0; i < dX.Length; i++)
            dX[i] *= perSum;
    }
}
