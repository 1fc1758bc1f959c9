namespace Backprop.Generator.Tests.Rules;

/// <summary>
/// The derivative of a function by central differences, extrapolated to step 0 (Richardson), at the best of many steps, with an
/// estimate of its error. Steps are no round numbers, lest they fall on the periods of a function.
/// </summary>
internal readonly record struct Differences(double Value, double Error, bool IsReliable)
{
    private const double Epsilon = 2.3e-16;
    private const int Halvings = 4;

    /// <summary>Below this, squares of what was computed on the way are 0.</summary>
    private const double Underflow = 1e-150;

    public static Differences Of(Func<double, double> f, double x)
    {
        var best = new Differences(double.NaN, double.PositiveInfinity, false);
        foreach (double scale in new[] { 0.1, 0.01, 1e-3, 1e-4 })
            foreach (double step in new[] { scale, scale * Math.Abs(x) })
                if (step >= 1e-9 * Math.Abs(x) && step > 0 && At(f, x, step * 1.2345678901) is var found && found.Error < best.Error && found.IsTangent(f, x))
                    best = found;
        return best;
    }

    /// <summary>Whether a derivative is this one, as far as the differences can tell.</summary>
    public bool Agrees(double derivative) =>
        Math.Abs(derivative - Value) <= 10 * Error + 1e-6 * Math.Max(Math.Abs(derivative), Math.Abs(Value)) + Underflow;

    private static Differences At(Func<double, double> f, double x, double step)
    {
        double largest = 0, error = double.PositiveInfinity;
        var row = new double[Halvings];
        for (int i = 0; i < Halvings; i++, step /= 2)
        {
            double above = f(x + step), below = f(x - step);
            largest = Math.Max(largest, Math.Max(Math.Abs(above), Math.Abs(below)));
            double estimate = (above - below) / (x + step - (x - step));
            for (int j = 0, power = 4; j <= i; j++, power *= 4)
            {
                double better = j == i ? estimate : estimate + (estimate - row[j]) / (power - 1);
                if (i == Halvings - 1 && j == i - 1) error = Math.Max(Math.Abs(better - estimate), Math.Abs(better - row[j]));
                (row[j], estimate) = (estimate, better);
            }
        }
        double value = row[Halvings - 1];
        error += 4 * Epsilon * largest / (2 * step);
        return new(value, error, error <= 1e-6 * Math.Abs(value) + 1e-9 * largest / Math.Max(1, Math.Abs(x)));
    }

    /// <summary>
    /// Whether it is the slope on either side close by: it is not at a kink, at a jump, and where the steps were too wide to see
    /// the structure of the function. The slopes may miss it by rounding, and by a bend that shrinks with the step.
    /// </summary>
    private bool IsTangent(Func<double, double> f, double x)
    {
        if (!double.IsFinite(Value) || !double.IsFinite(Error)) return false;
        double wide = x == 0 ? 1e-6 : 1e-5 * Math.Abs(x), close = wide / 8;
        return IsSlope(f, x, wide, close) && IsSlope(f, x, -wide, -close);
    }

    private bool IsSlope(Func<double, double> f, double x, double wide, double close)
    {
        double centre = f(x), there = f(x + wide), here = f(x + close);
        double noise = 10 * Epsilon * (Math.Abs(centre) + Math.Abs(there)) / Math.Abs(close) + Error + 1e-6 * Math.Abs(Value);
        double far = Math.Abs((there - centre) / wide - Value), near = Math.Abs((here - centre) / close - Value);
        return near <= noise + 0.5 * far;
    }
}
