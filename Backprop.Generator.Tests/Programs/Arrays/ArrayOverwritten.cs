using System;
using Backprop;

/// <summary>Arrays that each trip overwrites: the first contribution to the adjoint of an element is an assignment, and what is overwritten is not reset.</summary>
public static partial class ArrayOverwritten
{
    [Differentiable]
    [At("0.1 0.2 0.3", 3, 0.7), At("0.1 0.2 0.3", 0, 0.7), At("", 2, 0.7)]
    public static double EachTrip(double[] a, int n, double x)
    {
        double s = x;
        var t = new double[a.Length];
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < t.Length; i++) t[i] = a[i] * s;
            double m = 0;
            for (int i = 0; i < t.Length; i++) m += t[i] * t[i];
            s = Math.Sin(m) + x;
        }
        return s;
    }

    [Differentiable]
    [At("0.1 0.2 0.3", 3, 0.7), At("0.1 0.2 0.3", 1, 0.7)]
    public static double ReadByTheNextTrip(double[] a, int n, double x)
    {
        double s = x;
        var t = new double[a.Length];
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < t.Length; i++) s += Math.Sin(t[i]) * x;
            for (int i = 0; i < t.Length; i++) t[i] = a[i] * s;
            for (int i = 0; i < t.Length; i++) s += t[i] * t[i] * 0.1;
        }
        return s;
    }

    [Differentiable]
    [At("0.1 0.2 0.3", 3, 0.7), At("0.1 0.2 0.3", 0, 0.7)]
    public static double ReadWhenAllIsDone(double[] a, int n, double x)
    {
        double s = x;
        var t = new double[] { x, x * 2, x * 3 };
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < t.Length; i++) t[i] = a[i] * s;
            for (int i = 0; i < t.Length; i++) s += t[i] * t[i] * 0.1;
        }
        for (int i = 0; i < t.Length; i++) s += Math.Cos(t[i]);
        return s;
    }

    [Differentiable]
    [At("0.1 0.2 0.3 0.4 0.5 0.6", 2, 3, 2, 0.7), At("0.1 0.2", 2, 1, 3, 0.7), At("", 2, 0, 3, 0.7)]
    public static double RowsOfOneArray(double[] a, int rows, int columns, int n, double x)
    {
        double s = x;
        var all = new double[rows * columns];
        for (int k = 0; k < n; k++)
            for (int r = 0; r < rows; r++)
            {
                var from = a.AsSpan(r * columns, columns);
                var to = all.AsSpan(r * columns, columns);
                for (int i = 0; i < to.Length; i++) to[i] = from[i] * s;
                for (int i = 0; i < columns - 1; i++)
                {
                    var rest = to.Slice(i + 1, columns - 1 - i);
                    for (int j = 0; j < rest.Length; j++) rest[j] += from[i] * x;
                }
                double m = 0;
                for (int i = 0; i < to.Length; i++) m += to[i] * to[i];
                s = Math.Sin(m) + x;
            }
        return s;
    }

    [Differentiable]
    [At("0.1 0.2 0.3", 3, 0.7)]
    public static double ByAnotherName(double[] a, int n, double x)
    {
        double s = x;
        var t = new double[a.Length];
        var u = t;
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < u.Length; i++) u[i] = a[i] * s;
            for (int i = 0; i < t.Length; i++) { s += t[i] * x; u[i] *= 0.5; s += Math.Sin(t[i]); }
        }
        return s;
    }

    [Differentiable]
    [At("0.1 0.2 0.3", 3, 0.7), At("0.1", 3, 0.7)]
    public static double Neighbours(double[] a, int n, double x)
    {
        double s = x;
        var t = new double[a.Length];
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < t.Length; i++) t[i] = a[i] * s;
            for (int i = 1; i < t.Length; i++) s += t[i] * t[i - 1] * x;
            for (int i = 1; i < t.Length; i++) t[i] += t[i - 1];
            s = Math.Sin(t[t.Length - 1]) + s * 0.1;
        }
        return s;
    }

    [Differentiable]
    [At("0.1 0.2 0.3", 3, 0.7), At("", 3, 0.7)]
    public static double FromTheEnd(double[] a, int n, double x)
    {
        double s = x;
        var t = new double[a.Length];
        for (int k = 0; k < n; k++)
        {
            for (int i = t.Length - 1; i >= 0; i--) t[i] = a[i] * Math.Cos(s) + 0.1 * i;
            for (int i = t.Length - 1; i >= 0; i--) { s = Math.Sin(t[i] * s) + x; t[i] = s; }
            for (int i = 0; i < t.Length; i++) s += t[i] * t[i];
        }
        return s;
    }

    [Differentiable]
    [At("0.1 0.2 0.3", 3, 0.7)]
    public static double Twice(double[] a, int n, double x)
    {
        double s = x;
        var t = new double[a.Length];
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < t.Length; i++) { t[i] = a[i] * s; s += t[i] * x; t[i] = s * 0.5; if (s > 2) t[i] -= t[0] * x; }
            for (int i = 0; i < t.Length; i++) s += Math.Sin(t[i]);
        }
        return s;
    }

    [Differentiable]
    [At("0.1 0.2 0.3", 3, 0.7), At("-0.1 0.2 0", 3, 0.7)]
    public static double AGuard(double[] a, int n, double x)
    {
        double s = x;
        var t = new double[a.Length];
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < t.Length; i++) t[i] = a[i] * a[i] + s * s;
            for (int i = 0; i < t.Length; i++) s += Math.Sqrt(t[i]) / (1 + x * x);
        }
        return s;
    }

    [Differentiable]
    [At("0.1 0.2 0.3", 3, 0.7)]
    public static float Single(float[] a, int n, float x)
    {
        float s = x;
        var t = new float[a.Length];
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < t.Length; i++) t[i] = a[i] * s;
            float m = 0;
            for (int i = 0; i < t.Length; i++) m -= t[i] * t[i] * x;
            s = m * 0.01f + x;
        }
        return s;
    }

    [Differentiable]
    [At("0.1 0.2 0.3", 3, 0.7), At("0.1 0.2 0.3", 1, 0.7)]
    public static double ReadAcross(double[] a, int n, double x)
    {
        double s = x;
        var t = new double[a.Length];
        for (int k = 0; k < n; k++)
            for (int i = 0; i < t.Length; i++)
            {
                t[i] = a[i] * s;
                for (int j = 0; j < t.Length; j++) s += Math.Sin(t[j]) * t[i] * 0.1;
            }
        return s;
    }
}
