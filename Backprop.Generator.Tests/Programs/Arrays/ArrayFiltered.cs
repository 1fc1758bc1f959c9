using System;
using System.Collections.Generic;
using System.Linq;
using Backprop;

/// <summary>LINQ over what a condition holds of: items are asked for one after the other, and no more of them than LINQ asks for.</summary>
public static partial class ArrayFiltered
{
    [Differentiable, At("1.5 -0.5 0.3 2", 0.7), At("0.3", 1.1), At("", 1.1)]
    public static double IntoArrays(double[] a, double x)
    {
        var above = a.Where(v => v > x).ToArray();
        return above.Sum(v => v * x) + above.Length * x;
    }

    [Differentiable, At("1.5 -0.5 0.3 2"), At("0.3 0.9 -1 3 0.2")]
    public static double Parts(double[] a) => a.Where(v => v > 0).Skip(1).Take(2).Sum(v => v * v) + a.Where(v => v > 0).First() * a.Where(v => v > 0).Last();

    [Differentiable, At("1.5 -0.5 0.3 2", 0.7), At("0.3 0.9", -0.1)]
    public static double TheFirst(double[] a, double x) => a.First(v => v > x) * a.Last(v => v > x) + a.FirstOrDefault(v => v < x) * x;

    [Differentiable, At("1.5 -0.5 0.3 2", 0.7), At("0.3 0.9", -0.1), At("", 0.5)]
    public static double Questions(double[] a, double x) =>
        a.Any(v => v > x) ? x * a.Count(v => v > x) : a.All(v => v < x * x) ? x * x : a[0] * x;

    [Differentiable, At("1.5 -0.5 0.3 2", 0.7), At("0.3 0.9", 1.1)]
    public static double Folded(double[] a, double x) =>
        a.Where(v => v > 0).Average(v => v * x) + a.Where(v => v > 0).Max() * a.Where(v => v > 0).Min(v => Math.Sin(v * x)) + a.Where(v => v > 0).Aggregate((p, q) => p * q + x);

    [Differentiable, At("1.5 -0.5 0.3 2"), At("0.3 -0.9 1.5")]
    public static double ByKeys(double[] a) => a.MaxBy(v => v * v) * a.Where(v => v < 1).MinBy(v => Math.Sin(v)) + a[Enumerable.Range(0, a.Length).MinBy(i => Math.Abs(a[i] - 0.4))];

    /// <summary>The body changes what the condition asks for.</summary>
    [Differentiable, At("1.5 0.5 0.3 2 1.1"), At("0.3")]
    public static double WhatTheBodyChanges(double[] a)
    {
        double least = 0, sum = 0;
        foreach (double v in a.Where(v => v > least).Take(3))
        {
            least += 0.4 * v;
            sum += v * least;
        }
        return sum * least;
    }

    /// <summary>Nothing is asked behind the item that answers.</summary>
    [Differentiable, At("1.5 0.5 2.3 2 1.1"), At("0.3")]
    public static double WhatConditionsChange(double[] a)
    {
        double factor = 1;
        bool isAny = a.Any(v => (factor *= v) > 1.6);
        double head = a.TakeWhile(v => (factor *= 1.1) < 2).Sum(v => v * factor);
        return (isAny ? head : a[0]) * factor + a.SkipWhile(v => v > 1).Sum();
    }

    [Differentiable, At("1.5 -0.5 0.3", "2 1"), At("", "1.5")]
    public static double Joined(double[] a, double[] b)
    {
        double sum = a.Concat(b).Max() + a.Append(b[0]).Sum(v => v * v);
        foreach (double v in a.Concat(b).Where(v => v > 0)) sum = sum * 0.5 + v;
        return sum * b.Prepend(sum).Average() + Enumerable.Repeat(sum, 3).Aggregate(1.0, (p, q) => p * q);
    }

    [Differentiable, At("1.5 -0.5 0.3 2"), At("0.3 2")]
    public static double FromTheEnd(double[] a)
    {
        double sum = a.SkipLast(1).Sum(v => v * v) * a.TakeLast(2).Average() + a.ElementAt(1);
        foreach (double v in a.Reverse())
        {
            a[0] *= 0.5;
            sum = sum * 0.5 + v * a[0];
        }
        return sum + a.Where(v => v > 0).Reverse().Select((v, i) => v * i).Sum();
    }

    [Differentiable, At("1.5 -0.5 0.3;2 1;0.7 0.2 1", "0.4 2")]
    public static double Rows(double[][] a, double[] x) =>
        a.Select(row => row.Zip(x, (p, q) => p * q).Sum()).Select(Math.Tanh).Sum() + a.Where(row => row.Length > 2).Sum(row => row[2] * row.Max());

    [Differentiable, At("1.5 -0.5 0.3 2", 0.7), At("0.8", 0.1)]
    public static float Single(float[] a, float x) => a.Where(v => v > x).ToArray().Sum() * a.First(v => v > x) + a.Count(v => v > x) * x;

    /// <summary>Lists, and functions inside of the method.</summary>
    [Differentiable, At("1.5 -0.5 0.3 2", 0.7, Allocates = true), At("0.8 0.4", 0.1, Allocates = true)]
    public static double OfLists(List<double> a, double x)
    {
        bool IsAbove(double v) => v > x;
        var above = a.Where(v => IsAbove(v)).ToList();
        above.Add(x);
        return above[0] * above.Last(v => v > 0) + a.Concat(a).Where(IsAbove).Average();
    }
}
