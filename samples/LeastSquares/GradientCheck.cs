namespace LeastSquares;

/// <summary>Compares a gradient with central differences.</summary>
public static class GradientCheck
{
    /// <summary>The largest deviation of <paramref name="gradient"/> from the differences of <paramref name="function"/>, relative to the largest component.</summary>
    public static double Deviation(Func<double[], double> function, double[] gradient, double[] at)
    {
        var deviation = 0.0;
        for (var i = 0; i < at.Length; i++)
        {
            var step = 1e-5 * Math.Max(1, Math.Abs(at[i]));
            var difference = (function(Moved(at, i, step)) - function(Moved(at, i, -step))) / (2 * step);
            deviation = Math.Max(deviation, Math.Abs(gradient[i] - difference));
        }

        return deviation / gradient.Max(Math.Abs);
    }

    private static double[] Moved(double[] point, int coordinate, double step)
    {
        var moved = (double[])point.Clone();
        moved[coordinate] += step;
        return moved;
    }
}
