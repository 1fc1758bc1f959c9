using System;
using System.Collections.Generic;
using System.Linq;
using Backprop;

/// <summary>LINQ's SelectMany is a loop in a loop, and so are queries of several 'from'.</summary>
public static partial class ArrayFlattened
{
    [Differentiable, At("1.5 -0.5 0.3;2 1;0.7"), At("0.3"), At("0.3;;2")]
    public static double Rows(double[][] a) => a.SelectMany(row => row).Sum(v => v * v) + a.SelectMany(row => row.Select(v => v * row[0])).Max();

    [Differentiable, At("1.5 -0.5 0.3", "0.7 2"), At("0.3", "1.1"), At("", "1"), At("2", "")]
    public static double Pairs(double[] a, double[] b) => a.SelectMany(x => b, (x, y) => x * y * y).Sum() + (from x in a from y in b where x < y let z = x * y select z * x).Sum();

    [Differentiable, At("1.5 -0.5 0.3", "0.7 2"), At("0.3", "1.1")]
    public static double Triangle(double[] a, double[] b) =>
        (from i in Enumerable.Range(0, a.Length) from j in Enumerable.Range(0, Math.Min(i + 1, b.Length)) from x in a.Take(j + 1) select a[i] * b[j] * x).Sum();

    [Differentiable, At("1.5 -0.5 0.3;2 9 1;0.7"), At("0.3"), At("0.3;;-2 3 4 8 5;6")]
    public static double Jumps(double[][] a)
    {
        double sum = 0;
        foreach (double v in a.SelectMany(row => row))
        {
            if (v < 0) continue;
            if (v > 7) break;
            if (v > 5) return sum * v;
            sum = sum * 0.5 + v * v;
        }
        return sum;
    }

    [Differentiable, At("1.5 -0.5 0.3;2 1;0.7"), At("0.3 2"), At("0.3;;2 1")]
    public static double IntoArrays(double[][] a)
    {
        var all = a.SelectMany(row => row).ToArray();
        var some = a.SelectMany(row => row.Where(v => v > 0)).Where(v => v < 5).Reverse().ToArray();
        all[0] *= some[0];
        return all[0] * all[all.Length - 1] * some[some.Length - 1] + all.Sum() + a.SelectMany(row => row).Order().First() * a.SelectMany(row => row).Average();
    }

    [Differentiable, At("1.5 -0.5 0.3;2 0.9;0.7 3 1.2"), At("0.3 2"), At("1.3;;2 0.9")]
    public static double Parts(double[][] a) =>
        a.SelectMany(row => row).Skip(1).Take(2).Sum(v => v * v) + a.SelectMany(row => row).First(v => v > 1) * a.SelectMany(row => row.Take(2)).TakeWhile(v => v < 2.5).Sum()
        + a.SelectMany(row => row).SkipWhile(v => v > 1).Count() * a.SelectMany(row => row).Last();

    /// <summary>Nothing is asked for behind what is taken.</summary>
    [Differentiable, At("1.5 -0.5 0.3;2 1;0.7 3 1.2"), At("0.3 2")]
    public static double Counting(double[][] a)
    {
        int count = 0;
        double taken = a.SelectMany(row => row.Select(v => v * ++count)).Take(2).Sum() * count;
        double one = a.SelectMany(row => row.Select(v => v * ++count)).First() * count;
        double all = a.SelectMany(row => row.Select(v => v * ++count)).ToArray().Sum() * count;
        return taken + one * all + (a.SelectMany(row => row.Select(v => v * ++count)).Any(v => v > 2) ? a[0][0] * count : count);
    }

    /// <summary>Each row is asked for when its trip begins.</summary>
    [Differentiable, At("1.5 -0.5 0.3;2 1;0.7 3 1.2"), At("0.3 2")]
    public static double Lazy(double[][] a)
    {
        double sum = 0;
        var other = new[] { 1.0, a[0][0] };
        foreach (double v in a.SelectMany(row => other.Select(w => w * sum + row[0])))
        {
            sum += v * 0.3;
            other[0] = sum;
            if (sum > 2) other = new[] { sum };
        }
        return sum;
    }

    [Differentiable, At("1.5 -0.5 0.3", Allocates = true), At("2 1.5", Allocates = true)]
    public static double OfLists(List<double> a)
    {
        var cells = new List<double> { a[0], a[1] };
        cells.Add(a[0] * a[1]);
        return a.SelectMany(x => new[] { x, x * x }).Sum() * cells.SelectMany(x => cells, (x, y) => x * y).Sum();
    }

    [Differentiable, At("1.5 -0.9 0.3", 0.7), At("0.9 0.2 -2", 0.8)]
    public static double TheOnlyOne(double[] a, double k) => a.Single(v => v > k) * a.SingleOrDefault(v => v < -k) + a.Take(1).Single() * a.SingleOrDefault(v => v > 5);

    [Differentiable, At("1.5 -0.9 0.3", 0.7, 1), At("0.9 0.2 -2", 0.8, 9)]
    public static double Defaults(double[] a, double k, int n) =>
        a.FirstOrDefault(v => v > 2 * k, k * k) * a.LastOrDefault(k) + a.Where(v => v > 2 * k).SingleOrDefault(k) + a.Where(v => v > 9).FirstOrDefault(k * k * k)
        + a.ElementAt(^1) * a.ElementAtOrDefault(n) + a.Select(v => v * v).ElementAtOrDefault(n) * a.Select(v => v * v).ElementAt(^2);
}
