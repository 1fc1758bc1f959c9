using System;
using Backprop;

/// <summary>Newton's method: a fixed number of steps, until it has converged, and damped.</summary>
public static partial class Newton
{
    [Differentiable]
    [At(7.3, 0), At(7.3, 1), At(7.3, 2), At(7.3, 3), At(7.3, 7)]
    public static double SquareRootInSteps(double a, int steps)
    {
        double r = a;
        for (int i = 0; i < steps; i++) r = 0.5 * (r + a / r);
        return r;
    }

    /// <summary>The derivative of the root is known, whatever way led to it.</summary>
    [Differentiable]
    [At(4.0, Gradient = new[] { 0.25 }), At(0.25, Gradient = new[] { 1.0 }), At(1.0, Gradient = new[] { 0.5 })]
    public static double SquareRoot(double a)
    {
        double r = 0.5 * (1 + a);
        while (Math.Abs(r * r - a) > 1e-13 * a) r = 0.5 * (r + a / r);
        r = 0.5 * (r + a / r);
        return 0.5 * (r + a / r);
    }

    [Differentiable]
    [At(0.8, 0.4), At(2.0, 0.3), At(0.1, 0.6)]
    public static double Kepler(double meanAnomaly, double eccentricity)
    {
        double e = meanAnomaly;
        for (int i = 0; i < 30; i++)
        {
            double step = (e - eccentricity * Math.Sin(e) - meanAnomaly) / (1 - eccentricity * Math.Cos(e));
            e -= step;
            if (Math.Abs(step) < 1e-10) break;
        }
        return e;
    }

    [Differentiable]
    [At(1.7, 3.0), At(0.6, -1.2)]
    public static double Damped(double a, double start)
    {
        double x = start, residual = Math.Atan(x) * a - 0.5;
        int steps = 0;
        do
        {
            double full = residual * (1 + x * x) / a, damping = 1, next, tried;
            while (true)
            {
                next = x - damping * full;
                tried = Math.Atan(next) * a - 0.5;
                if (Math.Abs(tried) < Math.Abs(residual) || damping < 0.01) break;
                damping *= 0.5;
            }
            x = next;
            residual = tried;
        }
        while (++steps < 7);
        return x;
    }
}
