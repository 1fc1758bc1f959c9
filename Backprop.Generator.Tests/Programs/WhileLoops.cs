using System;
using Backprop;

/// <summary>while: the condition counts, assigns, and depends on active values.</summary>
public static partial class WhileLoops
{
    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double CountsDown(double x, int n) { double s = x; while (n-- > 0) s = s * x * 0.5 + 1; return s * n; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 2), At(1.3, 3), At(1.3, 4), At(1.3, 8)]
    public static double CountsUp(double x, int n) { double s = x; int i = 0; while (++i < n) s = s * x * 0.5 + 0.2 * i; return s * i; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double Plain(double x, int n) { double s = x; int i = 0; while (i < n) { s = Math.Sin(s) * x; i++; } return s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double Negated(double x, int n) { double s = x; int i = 0; while (!(i >= n)) { i++; s = Math.Sin(s) * x + i; } return s; }

    [Differentiable]
    [At(3.3), At(2.1), At(1.5), At(1.26), At(1.01), At(0.91)]
    public static double OnAnActiveValue(double x) { double s = x; int k = 0; while (s < 3) { s = 0.6 * s + 0.05 * s * s + x; k++; } return s * s + k * x; }

    [Differentiable]
    [At(0.3, 0.6), At(0.9, 0.92), At(0.9, 0.88), At(0.8, 0.68), At(0.8, 0.436)]
    public static double ConditionAssigns(double x, double c) { double t = 1, s = 0; while ((t = t * x) > c * c) s += t * t * c; return s + t; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.2, 7)]
    public static double CountsAndAssigns(double x, int n) { double s = x; int i = 0; while (i++ < n && (s *= x) < 4) s -= 0.1 * x; return s * i; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.1, 7)]
    public static double EitherEnds(double x, int n) { double s = x; while (n > 0 && s < 3) { n--; s += x * Math.Sin(s) * 0.5; } return s + n * x; }

    [Differentiable]
    [At(0.5, 0), At(0.5, 2), At(1.6, 2), At(0.5, 7)]
    public static double OneOrTheOther(double x, int n) { double s = x; int i = 0; while (i < n || s > 1) { s = 0.6 * s + 0.1 * x; i++; } return s * x + i; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double Choice(double x, int n) { double s = x; int i = 0; while (i < 4 ? i < n : i + 1 < n) { s = Math.Cos(s * x); i++; } return s; }

    [Differentiable]
    [At(1.3, 0.5), At(0.6, 0.5), At(1.5, 0.5), At(2.3, 0.5)]
    public static double ActiveOnBothSides(double x, double y) { int k = 0; while (x > y) { x -= 0.3; y += 0.1 * x; k++; } return x * y + k * x; }

    [Differentiable]
    [At(1.3, 1), At(1.3, 4), At(1.3, 4 * 16 * 16)]
    public static double Shifts(double x, int n) { var s = 1.0; while (n > 0) { if ((n & 1) == 1) s *= x; x = Math.Sin(x) * 1.1; n >>= 1; } return s * x; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 5), At(1.3, 13)]
    public static double Power(double x, int n) { double result = 1, square = x; while (n > 0) { if (n % 2 == 1) result *= square; square *= square; n /= 2; } return result; }

    [Differentiable]
    [At(1.3, true), At(1.3, false)]
    public static double FlagOnly(double x, bool go) { var s = x; while (go) { s *= x; go = s < 4; } return s * s; }

    [Differentiable]
    [At(0.6), At(1.3), At(5.2)]
    public static double IncrementsActive(double x) { double s = 1; while (x++ < 3.5) s = Math.Sin(s * x); return s * x; }
}
