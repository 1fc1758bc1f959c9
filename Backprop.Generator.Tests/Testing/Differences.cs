namespace Backprop.Generator.Tests.Testing;

/// <summary>Derivatives from values alone: central differences, extrapolated twice (Richardson).</summary>
internal static class Differences
{
    /// <summary>d/ds f(x + s·direction) at s = 0.</summary>
    public static double[] Along(Func<double[], double[]> f, double[] x, double[] direction, bool single)
    {
        double step = single ? 1.0 / 32 : 1e-3;
        double[] d1 = Central(f, x, direction, step), d2 = Central(f, x, direction, step / 2), d3 = Central(f, x, direction, step / 4);
        return d1.Select((_, i) =>
        {
            double r1 = (4 * d2[i] - d1[i]) / 3, r2 = (4 * d3[i] - d2[i]) / 3;
            return (16 * r2 - r1) / 15;
        }).ToArray();
    }

    private static double[] Central(Func<double[], double[]> f, double[] x, double[] direction, double h)
    {
        double[] up = f(Moved(x, direction, h)), down = f(Moved(x, direction, -h));
        return up.Zip(down, (u, d) => (u - d) / (2 * h)).ToArray();
    }

    private static double[] Moved(double[] x, double[] direction, double h) => x.Zip(direction, (a, b) => a + h * b).ToArray();
}
