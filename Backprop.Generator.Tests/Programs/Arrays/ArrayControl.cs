using System;
using Backprop;

/// <summary>Jumps, branches and nested loops over arrays.</summary>
public static partial class ArrayControl
{
    [Differentiable]
    [At("1 2 -3 4", 0.7), At("-1 2", 0.7), At("1 2", -2), At("", 0.7)]
    public static double Break(double[] a, double x) { double s = x; for (int i = 0; i < a.Length; i++) { if (a[i] < 0) break; s = s * a[i] + x; } return s; }

    [Differentiable]
    [At("1 2 -3 4", 0.7), At("-1 2", 0.7), At("", 0.7)]
    public static double Continue(double[] a, double x) { double s = x; for (int i = 0; i < a.Length; i++) { if (a[i] < 0) continue; a[i] *= s; s += a[i] * x; } return s; }

    [Differentiable]
    [At("1 2 -3 4", 0.7), At("1 2", -2), At("", 0.7)]
    public static double EarlyReturn(double[] a, double x) { double s = x; for (int i = 0; i < a.Length; i++) { if (a[i] < 0) return s * a[i]; s += a[i] * a[i]; } return s * x; }

    [Differentiable]
    [At("1 2 -3 4", 0.7), At("1 2", -2)]
    public static double EarlyReturnAfterWrites(double[] a, double x) { for (int i = 0; i < a.Length; i++) { a[i] *= x; if (a[i] < -1) return a[i] * a[0]; } return a[^1] * x; }

    [Differentiable]
    [At("", 0.7), At("2", 0.7)]
    public static double PossiblyEmpty(double[] a, double x) { if (a.Length == 0) return x * x; return a[0] * x; }

    [Differentiable]
    [At("1 2 3 4 5", 0.7), At("1", 2)]
    public static double ComputedIndex(double[] a, double x) { double s = 0; int k = 0; for (int i = 0; i < 6; i++) { k = (3 * k + 1) % a.Length; s += a[k] * x; a[k] = s * 0.5; } return s; }

    [Differentiable]
    [At("1 2 3", "4 5", 0.7), At("1", "2", -2), At("", "2", 1)]
    public static double Nested(double[] a, double[] b, double x) { double s = 0; for (int i = 0; i < a.Length; i++) for (int j = 0; j < b.Length; j++) { s += a[i] * b[j] * x; b[j] += 0.1 * a[i]; } return s; }

    [Differentiable]
    [At("1 2 3 4"), At("0.5 2")]
    public static double Triangle(double[] a) { double s = 0; for (int i = 0; i < a.Length; i++) for (int j = i; j < a.Length; j++) s += a[i] * a[j]; return s * s; }

    [Differentiable]
    [At("1 2 3 4 5 6", 0.7), At("0.5 2", 2)]
    public static double While(double[] a, double x) { double s = 0; int lo = 0, hi = a.Length - 1; while (lo < hi) { s += a[lo] * a[hi] * x; a[lo++] = s; hi--; } return s + a[0]; }

    [Differentiable]
    [At("1 2 3 4", 0.7), At("0.5", 2)]
    public static double DoWhile(double[] a, double x) { int i = a.Length; double s = x; do { i--; a[i] = Math.Sin(a[i] * s); s += a[i]; } while (i > 0); return s; }

    [Differentiable]
    [At("1 -2 3", 0.7), At("-1 -2", -2)]
    public static double ConditionalWrites(double[] a, double x) { for (int i = 0; i < a.Length; i++) if (a[i] > 0) a[i] *= x; else a[i] = x * x; double s = 0; foreach (double v in a) s += v * v; return s; }

    [Differentiable]
    [At("1 -2 3", 0.7), At("-1 -2", -2)]
    public static double Relu(double[] a, double x) { for (int i = 0; i < a.Length; i++) a[i] = Math.Max(a[i] * x, 0); double s = 0; foreach (double v in a) s += v * v; return s; }

    [Differentiable]
    [At("3 1 2"), At("1 2 3"), At("4 3 2 1")]
    public static double BubbleSort(double[] a) { for (int i = 0; i < a.Length; i++) for (int j = 0; j + 1 < a.Length - i; j++) if (a[j] > a[j + 1]) (a[j], a[j + 1]) = (a[j + 1], a[j]); double s = 0; for (int i = 0; i < a.Length; i++) s += a[i] * a[i] * (i + 1); return s; }

    [Differentiable]
    [At("1 2 3", 0.7), At("0.1 0.2", 0.3)]
    public static double ActiveTrips(double[] a, double x) { int i = 0; while (x < 5) { x += a[i % a.Length] * a[i % a.Length] + 0.5; i++; } return x * a[0]; }

    [Differentiable]
    [At("1 2 3", 0, 0.7), At("1 2 3", 1, 0.7), At("1 2 3", 5, 0.7)]
    public static double Switch(double[] a, int k, double x) { switch (k) { case 0: a[0] *= x; break; case 1: a[1] = a[0] * x; a[0] = 1; break; default: return a[2] * x; } return a[0] * a[1]; }

    [Differentiable]
    [At("1 2 3 4", "2 0 1", 0.7), At("1 2 3 4", "3", 0.7)]
    public static double IndirectTwice(double[] a, int[] order, double x) { double s = x; foreach (int k in order) { s = s * a[k] + a[order[0]]; a[k] = s * 0.1; } return s; }

    [Differentiable]
    [At("1 2 3", 2, 0.7), At("1 2 3", 9, 0.7)]
    public static double BoundsByBoth(double[] a, int n, double x) { double s = 0; for (int i = 0; i < n && i < a.Length; i++) { s += a[i] * x; if (s > 100) return x; } return s * s; }

    [Differentiable]
    [At("1 2 3", 0.7), At("1", -2)]
    public static double InTry(double[] a, double x) { double s = 0; try { for (int i = 0; i < a.Length; i++) { a[i] *= x; s += a[i] * a[i]; } } finally { a[0] = 1; } return s * a[0]; }

    /// <summary>The tape of the index has no room where no trip, or none of the last ones, came there.</summary>
    [Differentiable, At("1.5 -0.5 0.3", 1.3, 3, Allocates = true), At("1.5 -0.5 0.3", 0.7, 3, Allocates = true), At("1.5 -0.5 0.3 0.8 1.1", 2.5, 4, Allocates = true)]
    public static double OnNoPath(double[] a, double x, int n)
    {
        var sums = new double[3];
        double s = x;
        for (int k = 0; k < n; k++)
        {
            for (int j = 0; j < 2; j++)
            {
                int[] order = { 0, 2, 1 };
                for (int i = 0; i < a.Length; i++)
                    if (s > 1) sums[order[i % 3]] += a[i];
            }
            s = Math.Sin(s) * x;
        }
        return s + sums[0];
    }
}
