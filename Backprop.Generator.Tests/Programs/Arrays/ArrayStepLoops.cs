using System;
using System.Collections.Generic;
using System.Linq;
using Backprop;

/// <summary>foreach over what LINQ makes of arrays: each item is made when its trip begins.</summary>
public static partial class ArrayStepLoops
{
    [Differentiable, At("1.5 -0.5 0.3 0.8")]
    public static double Filtered(double[] a)
    {
        double s = 0;
        foreach (var v in a.Where(v => v > 0).Select(v => v * v)) s += v * a[0];
        return s;
    }

    [Differentiable, At("1.5 -0.5 2.3 0.8 1.1", "0.7 1.2 -0.4 6"), At("1.5 -0.5 0.3", "0.7 1.2 -0.4 6")]
    public static double Pairs(double[] a, double[] b)
    {
        double s = 0;
        foreach (var (x, y) in a.Zip(b))
        {
            if (x > 2) continue;
            if (y > 5) break;
            s += x * y * y;
        }
        return s;
    }

    [Differentiable, At("1.5 -0.5 0.3 0.8 1.1", "0.7 1.2 -0.4 6")]
    public static double Shifted(double[] a, double[] b)
    {
        double s = 0;
        foreach (var d in a.Skip(1).Take(3).Zip(b, (u, v) => u - v)) s += d * d;
        return s;
    }

    [Differentiable, At("1.5 -0.5 0.3 0.8", 0.1)]
    public static double Indices(double[] a, double least)
    {
        double s = 0;
        foreach (int i in Enumerable.Range(0, a.Length).Where(i => a[i] > least)) s += a[i] * i * least;
        return s;
    }

    [Differentiable, At("1.5 -0.5 0.3 0.8")]
    public static double Numbered(double[] a)
    {
        double s = 0;
        foreach (var (v, i) in a.Select((v, i) => (v, i))) s += v * i * v;
        return s;
    }

    /// <summary>The body changes what the next items are made of.</summary>
    [Differentiable, At("1.5 -0.5 0.3 0.8", 0.6)]
    public static double ChangedOnTheWay(double[] a, double t)
    {
        double s = 0;
        foreach (var v in a.Select(v => v * t))
        {
            s += v;
            t = v;
            a[2] = s;
        }
        return s * t;
    }

    [Differentiable, At("1.5 -0.5 0.3 0.8", "0.7 1.2 -0.4"), At("-1.5 -0.5", "0.7")]
    public static double Nested(double[] a, double[] b)
    {
        double s = 0;
        foreach (var x in a.Where(x => x > 0))
            foreach (var y in b.Select(y => y * x))
                if (s < 1) s += x * y;
                else s += y;
        return s;
    }

    [Differentiable, At("1.5 -0.5 0.3 0.8", 1.1), At("1.5 -0.5 0.3 0.8", 20.5)]
    public static double ReturnsFromTheLoop(List<double> strikes, double spot)
    {
        double s = 0;
        foreach (double strike in strikes.Where(strike => strike < spot))
        {
            s += (spot - strike) * (spot - strike);
            if (s > 400) return s * strike;
        }
        return s;
    }
}
