using System;
using System.Collections.Generic;
using Backprop;

/// <summary>Loops in loops that record: of some it is known before the first trip how many there will be, of their neighbours it is not.</summary>
public static partial class Stretches
{
    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 5)]
    public static double FromAnother(double x, int n) { double s = x; for (int k = 0; k < n; k++) { int from = k; for (int i = from; i < n; i++) { s = Math.Sin(s * x) + i; from++; } s *= 0.9; } return s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 5)]
    public static double BoundMoves(double x, int n) { double s = x; for (int k = 0; k < n; k++) { int m = n; for (int i = 0; i < m; i++) { s = Math.Sin(s * x) + i; if (i == 2) m--; } } return s; }

    [Differentiable]
    [At(1.3, -3), At(1.3, 0), At(1.3, 4)]
    public static double FromBelowZeroIncluded(double x, int n) { double s = x; for (int k = -2; k < n; k++) for (int i = k; i <= n; i++) s = Math.Sin(s * x) + i; return s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 5)]
    public static double Downwards(double x, int n) { double s = x; for (int k = 0; k < n; k++) { for (int i = n; i > k; i--) s = Math.Sin(s * x) + i; for (int i = n - 1; i >= 0; i--) s = Math.Cos(s * x) + i; } return s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 5)]
    public static double StepsTwice(double x, int n) { double s = x; for (int k = 0; k < n; k++) for (int i = 0; i < n + 4; i++) { if (i % 3 == 0) continue; s = Math.Sin(s * x) + i; if (s > 6) i++; } return s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 5)]
    public static double Breaks(double x, int n) { double s = x; for (int k = 0; k < n; k++) for (int i = 0; i < n + 9; i++) { s = Math.Sin(s * x) + i; if (i == k + 2) break; } return s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 5)]
    public static double BeginMovesBetween(double x, int n) { double s = x; int low = 1; for (int k = 0; k < n; k++) { for (int i = low; i < n + 9; i++) s = Math.Sin(s * x) + i; low += k; for (int i = low; i < n + 9; i++) s = Math.Sin(s * x) - i; low--; } return s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 3), At(1.3, 6)]
    public static double OnPaths(double x, int n)
    {
        double s = x;
        for (int k = 0; k < n; k++)
        {
            double t = s;
            for (int i = 0; i < k - 2; i++) { t *= s; s = Math.Sin(t) + x; }
            for (int i = 0; i < 9; i++)
                if (s > 0.3) { double q = s * s; s = Math.Exp(-q) * x; }
                else s = s * x + 1;
        }
        return s;
    }

    [Differentiable]
    [At(1.3, 0), At(1.3, 2), At(1.3, 4)]
    public static double InThree(double x, int n) { double s = x; for (int k = 0; k < n; k++) for (int j = 0; j < k + 1; j++) for (int i = j; i < n; i++) { s = Math.Sin(s * x) + i * j; s += s * s * 0.01; } return s; }

    [Differentiable]
    [At(1.3, 0, Allocates = true), At(1.3, 4, Allocates = true)]
    public static double ListGrows(double x, int n) { double s = x; var list = new List<int>(); for (int k = 0; k < n; k++) { list.Clear(); list.Add(k); for (int i = 0; i < list.Count; i++) { s = Math.Sin(s * x) + list[i]; if (list.Count < 4) list.Add(i); } } return s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 4)]
    public static double CounterAfterwards(double x, int n) { double s = x; int j = 3; for (int k = 0; k < n; k++) { for (j = k; j < n + 2; j++) s = Math.Sin(s * x) + 0.1 * j; s += j * x; } return s + j; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 4)]
    public static double BeginOverwritten(double x, int n) { double s = x; int at = 2; for (int k = 0; k < n; k++) { int i = at; at = 7; for (; i < n + at; i++) s = Math.Sin(s * x) + i; at = k; } return s; }

    [Differentiable]
    [At(1.3, int.MinValue), At(1.3, -1), At(1.3, 9)]
    public static double FarBelow(double x, int n) { double s = x; for (int k = 0; k < 2; k++) { for (int i = 1; i < n; i++) s = Math.Sin(s * x) + i; for (int i = 3; i <= n; i++) s = Math.Sin(s * x) - i; for (int i = k; i < n; i++) s = Math.Sin(s + x); } return s; }
}
