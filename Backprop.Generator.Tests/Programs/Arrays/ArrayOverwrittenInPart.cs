using System;
using Backprop;

/// <summary>Arrays that a trip overwrites in part, perhaps, or under other names: there the adjoints of some elements go on from trip to trip.</summary>
public static partial class ArrayOverwrittenInPart
{
    [Differentiable]
    [At("0.1 0.2 0.3", 3, 0.7), At("0.1", 2, 0.7)]
    public static double ButTheLast(double[] a, int n, double x)
    {
        double s = x;
        var t = new double[a.Length];
        t[a.Length - 1] = x * x;
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < t.Length - 1; i++) t[i] = a[i] * s;
            double m = 0;
            for (int i = 0; i < t.Length; i++) m += t[i] * t[i];
            s = Math.Sin(m) + x;
        }
        return s;
    }

    [Differentiable]
    [At("0.1 0.2 0.3", 3, 0.7), At("0.1", 2, 0.7)]
    public static double ButTheFirst(double[] a, int n, double x)
    {
        double s = x;
        var t = new double[a.Length];
        t[0] = x * x;
        for (int k = 0; k < n; k++)
        {
            for (int i = 1; i < t.Length; i++) t[i] = a[i] * s;
            double m = 0;
            for (int i = 0; i < t.Length; i++) m += t[i] * t[i];
            s = Math.Sin(m) + x;
        }
        return s;
    }

    [Differentiable]
    [At("0.1 -0.2 0.3", 3, 0.7), At("-0.1 -0.2", 2, 0.7)]
    public static double OnACondition(double[] a, int n, double x)
    {
        double s = x;
        var t = new double[] { x * 2, x * 3, x * 4 };
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < a.Length; i++) if (a[i] * s > 0) t[i] = a[i] * s;
            double m = 0;
            for (int i = 0; i < a.Length; i++) m += t[i] * t[i];
            s = Math.Sin(m) - 0.5;
        }
        return s;
    }

    [Differentiable]
    [At("0.1 -0.2 0.3", 3, 0.7), At("0.1 0.2 0.3", 2, 0.7)]
    public static double UntilABreak(double[] a, int n, double x)
    {
        double s = x;
        var t = new double[] { x * 2, x * 3, x * 4 };
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < t.Length; i++) { if (a[i] * s < 0) break; t[i] = a[i] * s; }
            double m = 0;
            for (int i = 0; i < t.Length; i++) m += t[i] * t[i];
            s = Math.Sin(m) - 0.5;
        }
        return s;
    }

    [Differentiable]
    [At("0.1 0.2 0.3", 3, 2, 0.7), At("0.1 0.2 0.3", 3, 0, 0.7), At("0.1 0.2 0.3", 2, 3, 0.7)]
    public static double SoMany(double[] a, int n, int count, double x)
    {
        double s = x;
        var t = new double[] { x, x * 2, x * 3 };
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < count; i++) t[i] = a[i] * s;
            double m = 0;
            for (int i = 0; i < t.Length; i++) m += t[i] * t[i];
            s = Math.Sin(m) + x;
        }
        return s;
    }

    [Differentiable]
    [At("0.1 0.2 0.3 0.4", 3, 0.7), At("0.1 0.2 0.3 0.4", 1, 0.7)]
    public static double OverlappingParts(double[] a, int n, double x)
    {
        double s = x;
        var t = new double[4];
        var low = t.AsSpan(0, 3);
        var high = t.AsSpan(1, 3);
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < low.Length; i++) low[i] = a[i] * s;
            for (int i = 0; i < high.Length; i++) s += Math.Sin(high[i]) * x;
            for (int i = 0; i < high.Length; i++) high[i] = a[i] * s;
            for (int i = 0; i < low.Length; i++) s += Math.Sin(low[i]) * x;
        }
        return s;
    }

    [Differentiable]
    [At("0.1 0.2 0.3 0.4", 4, 0.7), At("0.1 0.2 0.3 0.4", 1, 0.7)]
    public static double LongerEachTrip(double[] a, int n, double x)
    {
        double s = x;
        var t = new double[a.Length];
        for (int k = 0; k < n; k++)
        {
            var part = t.AsSpan(0, k + 1);
            for (int i = 0; i < part.Length; i++) part[i] = a[i] * s;
            for (int i = 0; i < part.Length; i++) s += Math.Sin(part[i]) * x;
        }
        for (int i = 0; i < t.Length; i++) s += t[i] * t[i];
        return s;
    }

    [Differentiable]
    [At("0.1 0.2 0.3 0.4", 4, 0.7), At("0.1 0.2 0.3 0.4", 1, 0.7)]
    public static double ShorterEachTrip(double[] a, int n, double x)
    {
        double s = x;
        var t = new double[a.Length];
        for (int k = 0; k < n; k++)
        {
            var part = t.AsSpan(k, a.Length - k);
            for (int i = 0; i < part.Length; i++) part[i] = a[i] * s;
            for (int i = 0; i < t.Length; i++) s += Math.Sin(t[i]) * x;
        }
        return s;
    }

    [Differentiable]
    [At("0.1 0.2 0.3", 3, 0.7)]
    public static double EitherOfTwo(double[] a, int n, double x)
    {
        double s = x;
        var t = new double[a.Length];
        var u = new double[a.Length];
        for (int k = 0; k < n; k++)
        {
            var v = k % 2 == 0 ? t : u;
            for (int i = 0; i < v.Length; i++) v[i] = a[i] * s;
            for (int i = 0; i < t.Length; i++) s += Math.Sin(t[i]) * x + u[i];
        }
        return s;
    }

    [Differentiable]
    [At("0.1 0.2 0.3", 0.7), At("0.1 0.2", 0.7)]
    public static double ABoundThatChanges(double[] a, double x)
    {
        double s = x;
        int m = a.Length;
        var t = new double[m];
        for (int k = 0; k < 3; k++)
        {
            for (int i = 0; i < m; i++) t[i] = a[i] * s;
            for (int i = 0; i < t.Length; i++) s += Math.Sin(t[i]);
            if (m > 1) m--;
        }
        return s;
    }

    [Differentiable]
    [At("0.1 0.2 0.3 0.4", 3, 0.7), At("0.1 0.2", 2, 0.7)]
    public static double EveryOther(double[] a, int n, double x)
    {
        double s = x;
        var t = new double[a.Length];
        for (int k = 0; k < n; k++)
        {
            for (int i = k % 2; i < t.Length; i += 2) t[i] = a[i] * s;
            for (int i = 0; i < t.Length; i++) s += Math.Sin(t[i]) * x;
        }
        return s;
    }
}
