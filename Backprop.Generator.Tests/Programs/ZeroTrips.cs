using System;
using Backprop;

/// <summary>Loops that are never entered, that cannot be entered, and that are left on the first trip.</summary>
public static partial class ZeroTrips
{
    [Differentiable]
    [At(1.3, 0, Gradient = new[] { 1.0 }), At(1.3, -5, Gradient = new[] { 1.0 }), At(1.3, 1)]
    public static double Identity(double x, int n) { var p = x; for (int i = 0; i < n; i++) p *= p; return p; }

    [Differentiable]
    [At(1.3, 0, Gradient = new[] { 0.0 }), At(1.3, -1, Gradient = new[] { 0.0 }), At(1.3, 2)]
    public static double NothingOfX(double x, int n) { double s = 2; while (n-- > 0) s *= x; return s; }

    [Differentiable]
    [At(1.3)]
    public static double NeverByConstants(double x) { double s = x; for (int i = 3; i < 3; i++) s = Math.Sqrt(-s); while (x < x - 1) s *= 7; return s * x; }

    [Differentiable]
    [At(1.3)]
    public static double False(double x)
    {
        double s = x;
#pragma warning disable CS0162
        while (false) s = Math.Sqrt(-s);
        for (; false;) s *= s;
#pragma warning restore CS0162
        return s * x;
    }

    [Differentiable]
    [At(1.3, 0), At(1.3, -3), At(1.3, 2)]
    public static double HeaderOnly(double x, int n) { double s = x; int i; for (s *= x, i = n; i > 0; i--, s = Math.Sin(s)) s += x; return s * s * i; }

    [Differentiable]
    [At(1.3, 0, 0), At(1.3, 0, 3), At(1.3, 3, 0), At(1.3, 1, 1)]
    public static double InnerNever(double x, int n, int m) { double s = x; for (int i = 0; i < n; i++) { for (int j = 0; j < m; j++) s = Math.Sin(s); s += x * 0.5; } return s * s; }

    [Differentiable]
    [At(1.3), At(0.4)]
    public static double LeftAtOnce(double x) { double s = x; while (true) { if (s > 1) break; return s * s; } return s * 3; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 3)]
    public static double NoBodyToReverse(double x, int n) { int k = 0; for (int i = 0; i < n; i++) k += i; return k * x * x; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 3)]
    public static double ResultUnused(double x, int n) { double s = x; for (int i = 0; i < n; i++) s = Math.Sqrt(s + i); return x * x; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 3)]
    public static double SingularButNotEntered(double x, int n) { double s = 0; for (int i = 3; i < n; i++) s = Math.Log(s) / s; return s * x + x * x; }
}
