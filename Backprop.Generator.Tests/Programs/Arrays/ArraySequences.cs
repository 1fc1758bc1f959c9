using System;
using System.Collections.Generic;
using System.Linq;
using Backprop;

/// <summary>LINQ over arrays: the loops that it runs.</summary>
public static partial class ArraySequences
{
    [Differentiable, At("1.5 -0.5 0.3"), At(""), At("0.3")]
    public static double Sum(double[] a) => a.Sum() * 3 + a.Sum(v => v * v);

    [Differentiable, At("1.5 -0.5 0.3", 0.7), At("0.3", 1.1)]
    public static double Captured(double[] a, double x) { double s = a.Select(v => v * x).Sum(v => Math.Sin(v) + x); x = s * s; return x * a.Average(); }

    [Differentiable, At("1.5 -0.5 0.3", "1 2 3"), At("0.3 0.9", "0.5"), At("0.3", "0.5 2"), At("", "1")]
    public static double Zipped(double[] a, double[] b) => a.Zip(b, (p, q) => p * q).Sum() + a.Zip(b.Skip(1), (p, q) => p - q * q).Select((d, i) => d * d * i).Sum();

    [Differentiable, At("1.5 -0.5 0.3"), At("-0.3 -0.9"), At("0.3 0.9")]
    public static double Filtered(double[] a) => a.Where(v => v > 0).Select(v => Math.Log(v)).Sum() * a.Select((v, i) => v * i).Where(v => v < 1).Sum(Math.Exp);

    [Differentiable, At("1.5 -0.5 0.3", 0.7), At("", 1.1)]
    public static double Folded(double[] a, double x) => a.Aggregate(x, (s, v) => s * v + x) * a.Aggregate(1.0, (p, q) => p * (1 + 0.1 * q));

    [Differentiable, At("1.5 -0.5 0.3"), At("0.3 0.9")]
    public static double Nested(double[] a) => a.Sum(v => v * a.Sum(w => w * w - v)) + Norm(a.Select(v => v * 2).Sum());

    [Differentiable, At("1.5 -0.5 0.3"), At("0.3 0.9")]
    public static double InConditions(double[] a) => a.Sum() > 1 && a.Sum(v => v * v) > 2 ? a.Sum() * a[0] : a[1];

    [Differentiable, At("1.5 -0.5 0.3"), At("0.3 0.9")]
    public static float OfFloats(float[] a) => a.Sum() * a.Select(v => v * v).Sum() + a.Average();

    [Differentiable, At("1.5 -0.5 0.3"), At("0.3 0.9")]
    public static double Passenger(double[] a) { double[] w = [1, 2]; return a[0] * w.Sum() + a[1] * w.Max(); }

    [Differentiable, At("1.5 -0.5 0.3 2.5"), At("0.3"), At("-0.3 -0.9")]
    public static double Extremes(double[] a) => a.Max() * 2 - a.Min() * a[0] + a.Max(v => v * v) * a.Select(v => Math.Sin(v)).Min();

    [Differentiable, At("1.5 -0.5 0.3", "1 2 3"), At("0.3 0.9", "0.5 1 2"), At("0.3", "0.7")]
    public static double IntoArrays(double[] a, double[] b)
    {
        double[] products = a.Zip(b, (p, q) => p * q).ToArray(), squares = products.Select(v => v * v).ToArray();
        products[0] *= 2;
        return products.Sum() * squares.Average(v => v + a[0]);
    }

    private static readonly int[] powers = [3, 1, 2];

    [Differentiable, At("1.5 -0.5 0.3", 0.7, 3), At("0.3", 1.1, 0)]
    public static double Counted(double[] a, double x, int n) =>
        Enumerable.Range(0, a.Length).Sum(i => a[i] * i * x) + powers.Where(k => k > 1).Select(k => Math.Pow(x, k)).Sum()
        + Enumerable.Range(n, 2).Select(i => i * x * x).Average() + new[] { x, 2 * x }.Sum(v => v * a[0]);

    [Differentiable, At("1.5 -0.5 0.3 2", 0), At("0.3 -0.4", 1), At("0.3", 2), At("0.3 0.7 2", 9), At("0.3 0.7 2", -1)]
    public static double Parts(double[] a, int n)
    {
        double s = a.Take(n).Sum(v => v * v) + a.Skip(n).Sum() * a[0];
        foreach (double v in a.Skip(2).ToArray()) s += v * v * s;
        return s + a.First() * a.Last() + a.Reverse().Select((v, i) => v * i).Sum();
    }

    [Differentiable, At("1.5 -0.5 0.3 2", 0.7), At("0.3", 1.1)]
    public static double FromTheFirst(double[] a, double x) => a.Aggregate((p, q) => p * q + x);

    [Differentiable, At("1.5 -0.5 0.3 2", "0.7 1 2"), At("0.3", "0.7 -1 2")]
    public static double ZippedPairs(double[] a, double[] b) => a.Zip(b).Where(pair => pair.First > 0).Sum(pair => pair.First * pair.Second);

    [Differentiable, At("1.5 -0.5 0.3 2", "1 2 0.5"), At("0.3", "")]
    public static double FoldedArrays(double[] a, [NoDerivative] double[] steps) => steps.Aggregate(a, (h, k) => h.Select(v => Math.Sin(v * k)).ToArray()).Sum();

    [Differentiable, At("1.5 -0.5 0.3 2", 1), At("0.3 0.4", 0)]
    public static double OfCalls(double[] a, int i) => Doubled(a)[i] * Doubled(a).Max() + Doubled(a).Sum() + Math.Sin(Doubled(Doubled(a))[^1]);

    [Differentiable, At("1.5 -0.5 0.3 2", 1.2), At("0.6 0.7", 1.2), At("0.1 0.7", 1.2)]
    public static double Asked(double[] a, double x) => a.Any(v => v < 0) ? x * a.Max() : a.All(v => v > 0.5) ? x : x * x * a.Count(v => v > 0);

    [Differentiable, At("1.5 -0.5 0.3 2", 1.2, Allocates = true), At("", 1.2, Allocates = true)]
    public static double IntoLists(double[] a, double x)
    {
        var squares = a.Select(v => v * v * x).ToList();
        squares.Add(x);
        double s = 0;
        foreach (double v in squares) s += Math.Sqrt(1 + v);
        return s * squares[0] + squares.Sum();
    }

    private static double[] Doubled(double[] a) => a.Select(v => 2 * v).ToArray();

    private static double Norm(double v) => v * v;

    private static IEnumerable<double> Weighted(double[] a)
    {
        for (int i = 0; i < a.Length; i++) yield return a[i] * i;
    }

    [Differentiable, At("1.5 -0.5 0.3", 0.7), At("", 1.1), At("0.3", 1.1)]
    public static double AnotherArrayMeanwhile(double[] a, double x)
    {
        double s = x;
        var b = a.ToArray();
        foreach (double v in Weighted(b))
        {
            b = new[] { v * x };
            s += v + b[0] * x;
        }
        return s;
    }

    /// <summary>The lambda uses variables of the method by way of a function inside of it.</summary>
    [Differentiable, At("1.5 -0.5 0.3 0.8", 0.6)]
    public static double OfAFunctionInside(double[] a, double x)
    {
        double s = x;
        double Next(double v) => s += v * x;
        Func<double, double> square = v => v * v;
        return a.Select(v => Next(v)).Sum() * s + a.Select(v => square(v)).Max();
    }

    /// <summary>Calls that only look, in front of what asks for more items than it gives.</summary>
    [Differentiable, At("1.5 -0.5 0.3 0.8", "3 1 2 4", 0.6)]
    public static double WhatOnlyLooks(double[] a, int[] ks, double x) =>
        a.Select((v, i) => v * Below(ks[i]) * ks.Max() * Scale).Skip(1).Sum() * x + a.Select((v, i) => v * v * Array.IndexOf(ks, i + 1)).Last();

    private static int Scale => 3;

    private static int Below(int k)
    {
        int s = 0;
        for (int j = 0; j < k; j++) s += j;
        return s;
    }
}
