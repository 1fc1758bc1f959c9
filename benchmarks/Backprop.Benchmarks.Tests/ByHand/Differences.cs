namespace Backprop.Benchmarks.Tests.ByHand;

/// <summary>Gradients against central differences.</summary>
public static class Differences
{
    /// <summary>Moves each coordinate of <paramref name="x"/> to and fro in place; <paramref name="primal"/> reads it there.</summary>
    public static void Agree(Func<double> primal, double[] x, ReadOnlySpan<double> gradient, double tolerance = 1e-6)
    {
        var slopes = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            var (here, step) = (x[i], 6e-6 * Math.Max(1, Math.Abs(x[i])));
            x[i] = here + step;
            var above = primal();
            x[i] = here - step;
            slopes[i] = (above - primal()) / (2 * step);
            x[i] = here;
        }

        var scale = 1 + slopes.Max(Math.Abs);
        for (var i = 0; i < x.Length; i++)
            Assert.True(Math.Abs(gradient[i] - slopes[i]) <= tolerance * scale, $"[{i}]: {gradient[i]} by hand, {slopes[i]} by differences");
    }
}
