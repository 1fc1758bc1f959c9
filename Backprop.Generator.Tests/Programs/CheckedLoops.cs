using System;
using Backprop;

/// <summary>Integers that are checked, and integers that wrap around, in loops.</summary>
public static partial class CheckedLoops
{
    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double Factorials(double x, int n) { double s = 0, p = 1; int f = 1; for (int i = 1; i <= n; i++) { checked { f *= i; } p *= x; s += p / f; } return s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double WrapsAround(double x, int n)
    {
        int hash = 17;
        double s = x;
        for (int i = 0; i < n; i++)
        {
            unchecked { hash = hash * 1664525 + 1013904223; }
            s = Math.Sin(s) + (hash >> 24) * 0.005 * x;
        }
        return s;
    }

    [Differentiable]
    [At(1.3, 250, 0), At(1.3, 250, 2), At(1.3, 250, 7)]
    public static double SmallWrapsAround(double x, byte b, int n) { var s = x; for (int i = 0; i < n; i++) { s = Math.Sin(s) + b * 0.004; unchecked { b++; } } return s * b * 0.01; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double CheckedAllAround(double x, int n)
    {
        double s = x;
        checked
        {
            int k = int.MaxValue - 3 * n;
            for (int i = 0; i < n; i++)
            {
                k += 2;
                s = Math.Cos(s) * x + (k - int.MaxValue) * 0.05;
            }
        }
        return s;
    }

    [Differentiable]
    [At(1.3)]
    public static double NearTheEnd(double x) { double s = x; for (int i = int.MaxValue - 3; i < int.MaxValue; i++) s = Math.Sin(s) * (int.MaxValue - i); return s; }

    [Differentiable]
    [At(1.3)]
    public static double PastTheEnd(double x) { double s = x; for (int i = int.MaxValue - 2; i > 0; i = unchecked(i + 1)) s = Math.Sin(s) * x; return s; }
}
