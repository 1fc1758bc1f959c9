using System;
using Backprop;

/// <summary>do: the body first, then the condition.</summary>
public static partial class DoLoops
{
    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double CountsDown(double x, int n) { var s = x; do s = s * x * 0.5 + n; while (--n > 0); return s * n; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double CountsUp(double x, int n) { var s = x; int i = 0; do { s = Math.Sin(s * x) + 0.1 * i; i++; } while (i < n); return s * i; }

    [Differentiable]
    [At(1.3)]
    public static double Once(double x) { var s = x; do { s *= x; } while (false); return s * s; }

    [Differentiable]
    [At(5.2), At(1.7), At(1.45), At(1.3), At(1.13)]
    public static double OnAnActiveValue(double x) { var s = x; do s *= x; while (s < 2.5); return s * 0.5; }

    [Differentiable]
    [At(5.2), At(1.7), At(1.45), At(1.3), At(1.13)]
    public static double ConditionAssigns(double x) { double s = x, t; do { t = s * 0.5; } while ((s *= x) < 2.5); return t * s * 0.3; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double AssignsTheCondition(double x, int n) { var s = x; bool again; do { s = Math.Cos(s) * x; again = --n > 0 && s > -2; } while (again); return s; }

    [Differentiable]
    [At(1.1, 0), At(1.1, 1), At(1.1, 2), At(1.1, 3), At(1.1, 7)]
    public static double InWhile(double x, int c) { double a = x * 0.1; while (c > 0) do { a += a * x; } while (--c > 1); return a; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double ContinueIsToTheCondition(double x, int n)
    {
        var s = x;
        int i = 0;
        do
        {
            i++;
            if (i % 3 == 1) continue;
            s = Math.Sin(s) * x + i * 0.1;
        }
        while (i < n);
        return s;
    }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double Left(double x, int n)
    {
        var s = x;
        do
        {
            s = Math.Sin(s) * x;
            if (n-- <= 1) break;
            s += 0.5;
        }
        while (s < 100);
        return s * s;
    }
}
