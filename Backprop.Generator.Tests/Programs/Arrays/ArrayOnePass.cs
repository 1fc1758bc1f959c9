using System;
using Backprop;

/// <summary>Loops that may run once, forward and backward in each trip, where the value is asked for too; and such that may not.</summary>
public static partial class ArrayOnePass
{
    [Differentiable, At("1 2 -0.5 0.3", 0.7), At("", 0.7)]
    public static double Mean(double[] a, double x)
    {
        double s = 0;
        for (int i = 0; i < a.Length; i++) s += Math.Sin(a[i] * x) * a[i];
        double mean = s / (a.Length + 1);
        return mean + x * x;
    }

    /// <summary>The way back to the loop needs its sum.</summary>
    [Differentiable, At("1 2 -0.5 0.3", 0.7)]
    public static double OfItsSum(double[] a, double x)
    {
        double s = 0;
        for (int i = 0; i < a.Length; i++) s += Math.Sin(a[i] * x) * a[i];
        return s * s;
    }

    /// <summary>On one path there is nothing to reverse, but a value.</summary>
    [Differentiable, At("1 2 -0.5 0.3", 0.7, true), At("1 2 -0.5 0.3", 0.7, false)]
    public static double OnOnePath(double[] a, double x, bool isActive)
    {
        double s = 0;
        for (int i = 0; i < a.Length; i++) s += Math.Sin(a[i] * x) * a[i];
        if (isActive) return s;
        return s > 0 ? 3 : 4;
    }

    [Differentiable, At("1 2 -0.5 0.3", 0.7), At("1 2 -0.5 0.3", 0)]
    public static double TimesZero(double[] a, double x)
    {
        double s = 0;
        for (int i = 0; i < a.Length; i++) s += Math.Sqrt(a[i] * a[i] + 1);
        return s * (x * 0) + s * x;
    }

    /// <summary>Two of them, of which the second asks nothing of the first.</summary>
    [Differentiable, At("1 2 -0.5 0.3", "2 3"), At("", "1")]
    public static double Two(double[] a, double[] b)
    {
        double s = 0, t = 0;
        for (int i = 0; i < a.Length; i++) s += a[i] * a[i] * a[i];
        for (int i = 0; i < b.Length; i++) t += Math.Exp(b[i]) * b[i];
        double all = s + t;
        return all + all;
    }

    /// <summary>The second goes on with the sum of the first.</summary>
    [Differentiable, At("1 2 -0.5 0.3", "2 3"), At("", "1")]
    public static double OneSum(double[] a, double[] b)
    {
        double s = 0;
        for (int i = 0; i < a.Length; i++) s += a[i] * a[i] * a[i];
        for (int i = 0; i < b.Length; i++) s += Math.Exp(b[i]) * b[i];
        return s;
    }

    /// <summary>Each asks for the sum of the other.</summary>
    [Differentiable, At("1 2 -0.5 0.3", "2 3")]
    public static double Product(double[] a, double[] b)
    {
        double s = 0, t = 0;
        for (int i = 0; i < a.Length; i++) s += a[i] * a[i] * a[i];
        for (int i = 0; i < b.Length; i++) t += Math.Exp(b[i]) * b[i];
        return s * t;
    }

    /// <summary>What the trips read is written behind the loop.</summary>
    [Differentiable, At("1 2 -0.5 0.3", 0.7)]
    public static double WrittenBehind(double[] a, double x)
    {
        double s = 0;
        for (int i = 0; i < a.Length; i++) s += a[i] * a[i] * x;
        a[0] = 5 * x;
        return s + a[0] * a[1];
    }

    /// <summary>Something is counted beside the sum, and read behind the loop.</summary>
    [Differentiable, At("1 2 -0.5 0.3", 0.7), At("", 0.7)]
    public static double Counted(double[] a, double x)
    {
        double s = 0;
        int positive = 0;
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] > 0) positive++;
            s += a[i] * a[i] * x;
        }
        return s + positive;
    }

    /// <summary>The derivative asks for what is counted.</summary>
    [Differentiable, At("1 2 -0.5 0.3", 0.7)]
    public static double Average(double[] a, double x)
    {
        double s = 0;
        int positive = 0;
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] > 0) positive++;
            s += a[i] * a[i] * x;
        }
        return s / positive;
    }

    /// <summary>What is carried besides the sum goes into each trip.</summary>
    [Differentiable, At("1 2 -0.5 0.3", 0.7, 2), At("1 2", 0.7, 0)]
    public static double Weighted(double[] a, double x, int weight)
    {
        double s = 0;
        for (int i = 0; i < a.Length; i++)
        {
            s += a[i] * a[i] * x * weight;
            weight = weight * 3 % 7;
        }
        return s + weight;
    }

    [Differentiable, At("1 2 -0.5 0.3", 0.7), At("1", 0.2)]
    public static double Nested(double[] a, double x)
    {
        double s = 0;
        var row = new double[a.Length];
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; j < row.Length; j++) row[j] = Math.Sin(a[i] * a[j]) * x;
            double norm = 0;
            for (int j = 0; j < row.Length; j++) norm += row[j] * row[j];
            s += Math.Sqrt(norm + 1);
        }
        return s;
    }

    /// <summary>The last row is asked for behind the loop.</summary>
    [Differentiable, At("1 2 -0.5 0.3", 0.7), At("1", 0.2)]
    public static double LastRow(double[] a, double x)
    {
        double s = 0;
        var row = new double[a.Length];
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; j < row.Length; j++) row[j] = Math.Sin(a[i] * a[j]) * x;
            double norm = 0;
            for (int j = 0; j < row.Length; j++) norm += row[j] * row[j];
            s += Math.Sqrt(norm + 1);
        }
        return s + row[0];
    }

    [Differentiable, At("1 2 -0.5 0.3", 0.7)]
    public static (double, double) Pair(double[] a, double x)
    {
        double s = 0, t = 0;
        for (int i = 0; i < a.Length; i++)
        {
            s += a[i] * a[i] * x;
            t -= Math.Cos(a[i]) * x;
        }
        return (s, s - t);
    }
}
