using System;
using Backprop;

/// <summary>Places that loops within loops move on.</summary>
public static partial class ArrayThreads
{
    /// <summary>A matrix without a row and a column.</summary>
    [Differentiable, At("0.9 -0.4 0.7 0.3 1.1 0.6 -0.8 0.2 0.5", 3, 1), At("1.2 0.5 0.3 0.7", 2, 0), At("0.8", 1, 0)]
    public static double Without(double[] a, int n, int column)
    {
        var rest = new double[(n - 1) * (n - 1)];
        int next = 0;
        double s = 1;
        for (int i = 1; i < n; i++)
            for (int j = 0; j < n; j++)
                if (j != column)
                {
                    rest[next] = a[i * n + j] * s;
                    s += rest[next] * rest[next];
                    next++;
                }
        return s;
    }

    /// <summary>Steps before, within and behind the inner loop; the inner one may make no trip.</summary>
    [Differentiable, At("0.9 -0.4 0.7 0.3 1.1 0.6 -0.8 0.2 0.5 0.4 1.3", 3), At("1.2 0.5 0.3 0.7", 1), At("0.8", 0)]
    public static double Packed(double[] a, int rows)
    {
        int at = 0;
        double s = 0.3;
        for (int i = 0; i < rows; i++)
        {
            s *= a[at];
            at++;
            for (int j = 0; j < i; j++)
            {
                s += Math.Sin(a[at] * s);
                at++;
            }
            s += a[at] * a[at] * s;
            at += 2;
        }
        return s;
    }

    /// <summary>Downwards, three loops deep, by several.</summary>
    [Differentiable, At("0.9 -0.4 0.7 0.3 1.1 0.6 -0.8 0.2 0.5 0.4 1.3 0.1 0.7 0.2 0.9 0.8 0.3", 2), At("1.2 0.5 0.3 0.7 0.6", 1), At("0.8", 0)]
    public static double Deep(double[] a, int n)
    {
        int at = a.Length - 1;
        double s = 0.5;
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
            {
                for (int k = 0; k < n; k++)
                {
                    s += a[at] * a[at] * s;
                    at -= 2;
                }
                if (s > 1e3) s = 1;
            }
        return s * a[0];
    }

    /// <summary>Two inner loops move the same place, one after the other.</summary>
    [Differentiable, At("0.9 -0.4 0.7 0.3 1.1 0.6 -0.8 0.2 0.5 0.4 1.3", 2), At("1.2 0.5 0.3 0.7", 1)]
    public static double OneAfterTheOther(double[] a, int n)
    {
        int at = 0;
        double s = 0.5;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++) s += Math.Cos(a[at++] * s);
            double between = a[at] * s;
            for (int j = 0; j <= i; j++) s *= a[at++] + between;
        }
        return s;
    }

    /// <summary>The place is set anew on some paths; the inner loop stands in a branch, or is left early.</summary>
    [Differentiable, At("0.9 -0.4 0.7 0.3 1.1 0.6 -0.8 0.2 0.5 0.4 1.3", 4), At("1.2 0.5 0.3 0.7", 2)]
    public static double OnSomePaths(double[] a, int n)
    {
        int at = 0;
        double s = 0.5;
        for (int i = 0; i < n; i++)
        {
            if (i % 2 == 0)
                for (int j = 0; j < 2; j++) s += a[at++] * s;
            if (at + 2 > a.Length) at = 1;
            for (int j = 0; j < 3; j++)
            {
                if (a[at] > 0.65) break;
                s = s * a[at] + a[at + 1];
                if (at + 3 < a.Length) at++;
            }
        }
        return s;
    }

    /// <summary>The place of the outer loop is read where its trip begins, and behind all trips.</summary>
    [Differentiable, At("0.9 -0.4 0.7 0.3 1.1 0.6 -0.8 0.2 0.5 0.4 1.3", 3), At("1.2 0.5 0.3 0.7", 1)]
    public static double ReadAtTheBegin(double[] a, int n)
    {
        int at = 0, met = 0;
        double s = 0.5;
        for (int i = 0; i < n; i++)
        {
            s += a[at] * s;
            for (int j = 0; j < 3; j++)
                if (a[at + 1] < 1)
                {
                    s = Math.Sin(s) + a[at] * a[met];
                    met++;
                    at++;
                }
            s *= 1 + a[met] * a[at];
        }
        return s * a[at] + a[met];
    }

    /// <summary>A loop that counts from the place on, and may make no trip.</summary>
    [Differentiable, At("0.9 -0.4 0.7 0.3 1.1 0.6", "2 1 4 3"), At("1.2 0.5 0.3", "1 3 0 2")]
    public static double UpTo(double[] a, int[] ends)
    {
        int at = 0;
        double s = 0.5;
        foreach (int end in ends)
        {
            for (; at < end; at++) s = s * a[at] + Math.Cos(s);
            s += a[end - (end > 0 ? 1 : 0)] * s;
        }
        return s;
    }
}
