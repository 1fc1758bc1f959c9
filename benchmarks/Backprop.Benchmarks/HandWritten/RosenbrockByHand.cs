namespace Backprop.Benchmarks.HandWritten;

/// <summary>One sweep: what a pair gives to its right neighbour waits in a local until that neighbour's turn.</summary>
public static class RosenbrockByHand
{
    /// <summary>Overwrites <paramref name="dX"/> (n numbers) with the gradient.</summary>
    public static void ObjectiveGradient(double[] x, Span<double> dX)
    {
        if (x.Length == 0)
            return;
        var left = x[0];
        var carried = 0.0;
        for (var i = 1; i < x.Length && i < dX.Length; i++)
        {
            var right = x[i];
            var dValley = 200 * (right - left * left);
            dX[i - 1] = carried - 2 * (left * dValley + (1 - left));
            carried = dValley;
            left = right;
        }

        dX[^1] = carried;
    }
}
