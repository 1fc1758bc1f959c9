using System;
using Backprop;

/// <summary>Halving an interval: which half depends on active values, and a hit returns early.</summary>
public static partial class Bisection
{
    [Differentiable]
    [At(2.3, 0.5, 9.0, 0), At(2.3, 0.5, 9.0, 1), At(2.3, 0.5, 9.0, 2), At(2.3, 0.5, 9.0, 3), At(2.3, 0.5, 9.0, 7)]
    public static double Polished(double a, double lo, double hi, int halvings)
    {
        for (int i = 0; i < halvings; i++)
        {
            double middle = 0.5 * (lo + hi);
            if (middle * middle * middle < a) lo = middle; else hi = middle;
        }
        double x = 0.5 * (lo + hi);
        return x - (x * x * x - a) / (3 * x * x);
    }

    [Differentiable]
    [At(1.5, 0.3, 2.9), At(2.3, 0.0, 3.0), At(0.2, 0.1, 0.9), At(9.0, 0.1, 1.0), At(-1.0, 0.1, 1.0)]
    public static double EarlyReturn(double a, double lo, double hi)
    {
        double low = lo * lo * lo - a, high = hi * hi * hi - a;
        if (low > 0) return lo * lo;
        if (high < 0) return hi + a;
        while (hi - lo > 0.04)
        {
            double x = (lo * high - hi * low) / (high - low);
            x = 0.5 * x + 0.25 * (lo + hi);
            double y = x * x * x - a;
            if (Math.Abs(y) < 0.15) return x * a;
            if (y < 0) { lo = x; low = y; }
            else { hi = x; high = y; }
        }
        return (lo + hi) * 0.5;
    }
}
