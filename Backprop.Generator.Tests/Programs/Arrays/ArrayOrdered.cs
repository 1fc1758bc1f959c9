using System;
using System.Collections.Generic;
using System.Linq;
using Backprop;

/// <summary>LINQ that orders: the order is asked for once, and the adjoints go back by it.</summary>
public static partial class ArrayOrdered
{
    [Differentiable, At("1.5 -0.5 0.3 2"), At("0.3"), At("")]
    public static double ByThemselves(double[] a) => a.OrderBy(v => v).Select((v, i) => v * i).Sum() + a.OrderDescending().Take(2).Sum(v => v * v);

    /// <summary>Those of equal keys stay in their order.</summary>
    [Differentiable, At("1.5 1.2 0.3 0.7 1.4 2.1")]
    public static double Ties(double[] a) => a.OrderBy(v => Math.Floor(v)).Select((v, i) => v * i).Sum() * a.OrderByDescending(v => Math.Floor(v)).First();

    [Differentiable, At("1.5 -0.5 0.3 2", 0.4)]
    public static double Median(double[] a, double x)
    {
        var ordered = a.Where(v => v > 0).OrderBy(v => (v - x) * (v - x)).ToArray();
        return ordered[ordered.Length / 2] * x;
    }

    /// <summary>Numbers are ordered by what they stand for.</summary>
    [Differentiable, At("1.5 -0.5 0.3 2")]
    public static double OfIndices(double[] a)
    {
        double sum = 0;
        foreach (int i in Enumerable.Range(0, a.Length).OrderByDescending(i => a[i] * a[i])) sum = sum * 0.5 + a[i];
        return sum * a[Enumerable.Range(0, a.Length).OrderBy(i => a[i]).First()];
    }

    /// <summary>All items are there before the first trip begins.</summary>
    [Differentiable, At("1.5 -0.5 0.3 2")]
    public static double WhatTheBodyChanges(double[] a)
    {
        double sum = 0;
        foreach (double v in a.OrderBy(v => v))
        {
            a[0] *= 0.5;
            sum = sum * 0.7 + v * a[0];
        }
        return sum;
    }

    [Differentiable, At("1.5 -0.5 0.3 2")]
    public static double OfLists(List<double> a) => a.Order().Skip(1).First() * a.OrderBy(Math.Cos).Last();

    /// <summary>What is in order behind other items is asked for when it comes to them: nothing has changed it by then.</summary>
    [Differentiable, At("1.5 -0.5 0.3 2", 0.7)]
    public static double BehindOthers(double[] a, double x)
    {
        double sum = a.Reverse().Prepend(x).ToArray()[1] + a.Take(2).Concat(a.OrderBy(v => v * v)).Aggregate(x, (s, v) => s * v + 0.3);
        foreach (double v in a.Select(v => v * x).Order().Prepend(x))
        {
            var pair = new double[2];
            pair[0] = v * x;
            sum = sum * 0.6 + pair[0];
        }
        foreach (double v in a.Order().ToArray().Prepend(x))
        {
            sum = sum * 0.6 + v;
            a[0] *= 0.5;
            x *= 0.7;
        }
        return sum;
    }
}
