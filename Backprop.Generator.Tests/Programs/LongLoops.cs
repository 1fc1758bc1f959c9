using System;
using Backprop;

/// <summary>Enough trips that whatever is recorded outgrows what it started with.</summary>
public static partial class LongLoops
{
    [Differentiable]
    [At(0.9, 100), At(0.9, 1000), At(0.9, 5000)]
    public static double Counted(double x, int n) { double s = x; for (int i = 0; i < n; i++) s = 0.5 * Math.Sin(s) + x * Math.Cos(0.1 * i); return s; }

    [Differentiable]
    [At(0.9, 100), At(0.9, 1000), At(0.9, 5000)]
    public static double Uncounted(double x, int n) { double s = x; while (n > 0) { s = 0.5 * Math.Sin(s) + x; n -= n % 3 + 1; } return s * s; }

    [Differentiable]
    [At(0.9, 33), At(0.9, 65), At(0.9, 1000)]
    public static double Branching(double x, int n) { double s = x; int k = 1; for (int i = 0; i < n; i++) { k = k * 7 % 31; if ((k & 4) != 0) s = 0.5 * Math.Sin(s) + x; else if ((k & 2) != 0) s *= 0.5; } return s; }

    [Differentiable]
    [At(0.9, 20), At(0.9, 60)]
    public static double Nested(double x, int n) { double s = x; for (int i = 0; i < n; i++) for (int j = i % 5; j < 7; j++) { s = 0.5 * Math.Sin(s) + x; if (j == i % 6) break; } return s; }
}
