using System;
using Backprop;

/// <summary>Returns from anywhere, before and after state has changed.</summary>
public static partial class EarlyReturns
{
    [Differentiable]
    [At(-1.5), At(-0.5), At(0.5), At(1.5)]
    public static double Ladder(double x) { if (x < -1) return -x; else if (x < 0) return x * x; else if (x < 1) return x; else return Math.Log(x); }

    [Differentiable]
    [At(1.3, 0.7), At(1.3, 0.0, Kink = true)]
    public static double DeclarationsAfter(double x, double y) { if (y == 0) return 1; double n = y; double a = n + x; double b = n, c = 2 * x; a *= b; return a + c * b; }

    [Differentiable]
    [At(1.3, 0.7), At(-1.3, 0.7), At(1.3, -0.7), At(-1.3, -0.7), At(3.0, 0.7)]
    public static double OnSomePaths(double x, double y)
    {
        var s = x * y;
        if (x > 0)
        {
            s *= x;
            if (y > 0)
            {
                if (x > 2) return s;
                s += y;
            }
        }
        else if (y < 0) return s * s;
        s = s * s + x;
        return s * y;
    }

    [Differentiable]
    [At(1.3), At(0.3)]
    public static (double a, double b) OfTuples(double x) { if (x > 1) return (x * x, 2 * x); var t = Math.Sin(x); return (t, t * x); }

    [Differentiable]
    [At(1.3)]
    public static double Thrown(double x)
    {
        if (x < 0) throw new ArgumentOutOfRangeException(nameof(x));
        return x > 5 ? throw new ArgumentException("too large") : Math.Sqrt(x) * x;
    }
}
