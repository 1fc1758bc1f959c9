namespace Backprop;

/// <summary>
/// The slope of a function of one number, by differences alone: central ones with halved steps, extrapolated as by Richardson, of which
/// that with the least estimated error is taken (Ridders 1982); and the slopes on either side.
/// </summary>
internal readonly struct Slopes
{
    private const int Steps = 10;
    private const double FirstStep = 0.02;
    private const double SmallStep = 1e-5;
    private const double Epsilon = 2.2e-16;

    public Slopes(Func<double, double> function, double at)
    {
        double scale = Math.Max(Math.Abs(at), 1), value = function(at);
        (Central, Error) = Ridders(function, at, scale * FirstStep);
        double step = scale * SmallStep;
        Right = OneSided(function, at, value, step);
        Left = OneSided(function, at, value, -step);
        // What rounding of the value alone does to the difference of the smallest step that is used.
        Noise = 16 * Epsilon * Math.Abs(value) / scale;
        double coarser = OneSided(function, at, value, 4 * step) - OneSided(function, at, value, -4 * step);
        double gap = Right - Left;
        // A gap that a smaller step does not close is a kink; curvature closes in proportion, and rounding stays below the bound.
        IsKink = Math.Abs(gap) > 1e-4 * (1 + Math.Abs(Left) + Math.Abs(Right)) && Math.Abs(gap) > 0.7 * Math.Abs(coarser) && Math.Abs(gap) < 1.4 * Math.Abs(coarser);
    }

    public double Central { get; }

    public double Error { get; }

    public double Left { get; }

    public double Right { get; }

    /// <summary>Below this no difference means anything.</summary>
    public double Noise { get; }

    /// <summary>Whether the slopes on both sides are different ones.</summary>
    public bool IsKink { get; }

    /// <summary>Extrapolated from two steps, so that curvature does not count.</summary>
    private static double OneSided(Func<double, double> function, double at, double value, double step)
    {
        double whole = (function(at + step) - value) / (at + step - at), half = (function(at + step / 2) - value) / (at + step / 2 - at);
        return 2 * half - whole;
    }

    private static (double Slope, double Error) Ridders(Func<double, double> function, double at, double step)
    {
        var before = new double[Steps];
        double best = double.NaN, error = double.PositiveInfinity;
        for (int i = 0; i < Steps; i++, step /= 2)
        {
            var now = new double[Steps];
            double above = at + step, below = at - step;
            now[0] = (function(above) - function(below)) / (above - below);
            double factor = 1;
            for (int j = 1; j <= i; j++)
            {
                factor *= 4;
                now[j] = (factor * now[j - 1] - before[j - 1]) / (factor - 1);
                double estimate = Math.Max(Math.Abs(now[j] - now[j - 1]), Math.Abs(now[j] - before[j - 1]));
                if (estimate <= error) (best, error) = (now[j], estimate);
            }
            before = now;
        }
        return (best, error);
    }
}
