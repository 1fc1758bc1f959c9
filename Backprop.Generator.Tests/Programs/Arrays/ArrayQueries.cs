using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Backprop;

/// <summary>Queries are the calls of LINQ that C# makes of them.</summary>
public static partial class ArrayQueries
{
    [Differentiable, At("1.5 -0.5 0.3 2"), At("0.3"), At("-0.3"), At("")]
    public static double Positive(double[] a) => (from x in a where x > 0 select x * x).Sum();

    [Differentiable, At("1.5 -0.5 0.3 2", 0.7), At("0.3", 1.1)]
    public static double Let(double[] a, double k) =>
        (from x in a let y = x * k let z = y + x * x where z > 0.5 select (y, z)).Sum(p => p.y * p.z);

    [Differentiable, At("1.5 -0.5 0.3 2"), At("0.3 0.1")]
    public static double Sorted(double[] a)
    {
        double sum = 0, weight = 1;
        foreach (double v in from x in a orderby Math.Abs(x - 0.4) descending select x)
        {
            sum += weight * v * v;
            weight *= 0.5;
        }
        return sum;
    }

    [Differentiable, At("1.5 -0.5 0.3 2 1.1"), At("0.3")]
    public static double OfIndices(double[] a) => (from i in Enumerable.Range(0, a.Length) where i % 2 == 0 select a[i] * (i + 1)).Max() * a[0];

    [Differentiable, At("1.5 -0.5 0.3", "0.7 2"), At("0.3", "1.1")]
    public static double Nested(double[] a, double[] b) => (from x in a select (from y in b where y > x select x * y).Sum() * x).Sum();

    /// <summary>The body changes what the condition asks for: it is asked when the trip begins.</summary>
    [Differentiable, At("1.5 0.5 0.3 2 1.1"), At("0.3")]
    public static double Lazy(double[] a)
    {
        double least = 0, sum = 0;
        foreach (double v in from x in a where x > least let y = x * x select y * least)
        {
            least += 0.4 * v + 0.2;
            sum += v * least + least;
        }
        return sum;
    }

    /// <summary>The condition counts, and what is selected sees how far.</summary>
    [Differentiable, At("1.5 0.5 0.3 2 1.1", 0.7), At("0.3", 1.2)]
    public static double Counting(double[] a, double k)
    {
        int count = 0;
        double sum = (from x in a where count++ < 3 let y = x * (k *= 1.1) select y * count).Sum();
        return sum * count * k;
    }

    private static double Above(double[] a, double k)
    {
        double Weighted(double w) => (from x in a where x > k select x * w).Sum();
        return Weighted(k) * Weighted(2);
    }

    private static T Sum<T>(T[] values, T k) where T : INumber<T>
    {
        var sum = T.Zero;
        foreach (var v in from x in values where x > k let y = x * x select y * k) sum += v;
        return sum;
    }

    [Differentiable, At("1.5 -0.5 0.3 2", 0.2), At("0.3", 1.1)]
    public static double OfHelpers(double[] a, double k) => Above(a, k) + Sum(a, k) * k;

    [Differentiable, At("1.5 -0.5 0.3 2", 0.2), At("0.3", 1.1)]
    public static T Generic<T>(T[] a, T k) where T : IFloatingPointIeee754<T>
    {
        var sum = T.Zero;
        foreach (var v in from x in a where x > k select x * x) sum = sum * k + v;
        return sum;
    }

    [Differentiable, At("1.5 -0.5 0.3 2", "0.4 0.2 0.7 1.1"), At("", "")]
    public static double OfPairs(double[] a, double[] b) => (from p in a.Zip(b) where p.First > p.Second select p.First * p.Second).Sum();

    [Differentiable, At("1.5 -0.5 0.3 2", 0.2, Allocates = true), At("0.3", 1.1, Allocates = true)]
    public static double IntoLists(double[] a, double k)
    {
        var values = (from x in a where x > k select x * k).ToList();
        values.Add(k);
        return values[0] * values[values.Count - 1];
    }
}
