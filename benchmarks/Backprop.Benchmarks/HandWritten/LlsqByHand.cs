namespace Backprop.Benchmarks.HandWritten;

/// <summary>The points are independent: each is evaluated and reversed in one trip, its powers computed again.</summary>
public static class LlsqByHand
{
    /// <summary>Overwrites <paramref name="dX"/> (m numbers) with the gradient.</summary>
    public static void ObjectiveGradient(double[] x, int n, Span<double> dX)
    {
        dX.Clear();
        for (var i = 0; i < n; i++)
        {
            var t = -1 + i * 2.0 / (n - 1);
            double residual = Math.Sign(t);
            var power = 1.0;
            for (var j = 0; j < x.Length; j++)
            {
                residual -= x[j] * power;
                power *= t;
            }

            power = residual;
            for (var j = 0; j < dX.Length; j++)
            {
                dX[j] -= power;
                power *= t;
            }
        }
    }
}
