using System;
using Backprop;

/// <summary>Counted loops: up, down, by any step, and with bounds that change.</summary>
public static partial class ForLoops
{
    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double Counted(double x, int n) { double s = x; for (int i = 0; i < n; i++) s = s * x * 0.5 + i; return s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double FromOne(double x, int n) { var p = 1.0; for (var i = 0; i < n; i++) p *= x; return p; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double Inclusive(double x, int n) { double s = x; for (int i = 1; i <= n; ++i) s += Math.Sin(s * x) / i; return s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double Descending(double x, int n) { double s = 1; for (int i = n; i > 0; i--) s = 1 + s * x / i; return s * x; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double DescendingToZero(double x, int n) { double s = 0; for (int i = n - 1; i >= 0; --i) s = s * Math.Cos(x) + i * x; return s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 3), At(1.3, 6), At(1.3, 7), At(1.3, 21)]
    public static double ByThrees(double x, int n) { var s = x; for (int i = n; i > 0; i -= 3) s = s * x * 0.5 + i * 0.1; return s; }

    [Differentiable]
    [At(1.3, 1, 1), At(1.3, 2, 2), At(1.3, 4, 2), At(1.3, 7, 3), At(1.3, 14, 2)]
    public static double ByAParameter(double x, int n, int step) { var s = x; for (int i = 1; i < n; i += step) s = Math.Sin(s) * x + 0.1 * i; return s * s; }

    [Differentiable]
    [At(1.3, 1), At(1.3, 2), At(1.3, 4), At(1.3, 8), At(1.3, 128)]
    public static double Doubling(double x, int n) { double s = x; for (int i = 1; i < n; i *= 2) s += Math.Tanh(s * x) / i; return s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 2), At(1.3, 4), At(1.3, 6), At(1.3, 13)]
    public static double TwoCounters(double x, int n) { var s = x; for (int i = 0, j = n; i < j; i++, j--) s += x * Math.Sin(s) * (j - i) * 0.1; return s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double BoundChanges(double x, int n) { var s = x; for (int i = 0; i < n; i++) { s *= x; if (i == 2) n--; } return s * n; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 5), At(1.3, 14)]
    public static double CounterChanges(double x, int n) { var s = x; for (int i = 0; i < n; i++) { s = Math.Sin(s) * x + i; if (i % 2 == 1) i += 2; } return s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double CounterAfter(double x, int n) { int i; var s = 1.0; for (i = 0; i < n && s < 3; i++) s *= x; return s * i; }

    [Differentiable]
    [At(1.3, 2, 2), At(1.3, 3, 2), At(1.3, 2, 3), At(1.3, -1, 1), At(1.3, -5, -2), At(1.3, -3, 4)]
    public static double Range(double x, int from, int to) { var s = x; for (int i = from; i < to; i++) s = s * Math.Cos(x) + i * x; return s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double UntilEqual(double x, int n) { var s = x; for (int i = 0; i != n; i++) s = Math.Exp(-s) * x; return s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 4), At(1.3, 9), At(1.3, 49)]
    public static double SquareBelow(double x, int n) { var s = x; for (int i = 0; i * i < n; i++) s = Math.Exp(-s) * x + i; return s; }

    [Differentiable]
    [At(1.3, 0, 9), At(1.3, 2, 1), At(1.3, 9, 3), At(1.3, 7, 8)]
    public static double TwoBounds(double x, int n, int m) { var s = x; for (int i = 0; i < n && i < m; i++) s = Math.Cos(s * x) + 0.1 * i; return s * x; }

    [Differentiable]
    [At(1.3), At(-0.4)]
    public static double Constant(double x) { var s = x; for (int i = 0; i < 4; i++) s = s * s * 0.5 + x; return s; }

    [Differentiable]
    [At(1.3, 0.4, 0), At(1.3, 0.4, 1), At(1.3, 0.4, 2), At(1.3, 0.4, 3), At(1.3, 0.4, 7)]
    public static (double sum, double product) OfTuples(double x, double y, int n) { double s = 0, p = 1; for (int i = 1; i <= n; i++) { s += x / i; p *= y + i * 0.2; } return (s * p, p); }
}
