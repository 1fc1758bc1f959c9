using System;
using System.Collections.Generic;
using Backprop;

/// <summary>Iterators that a foreach goes through: their bodies run between the trips of the loop.</summary>
public static partial class Iterators
{
    private static IEnumerable<double> Multiples(double x, int n)
    {
        for (int i = 0; i < n; i++) yield return x * i * i;
    }

    [Differentiable, At(1.3, 4), At(0.7, 0), At(-0.4, 1)]
    public static double Sum(double x, int n)
    {
        double s = 0;
        foreach (double t in Multiples(x, n)) s += t * t + x;
        return s;
    }

    private static IEnumerable<double> Steps(double x)
    {
        yield return x;
        if (x > 2) yield break;
        x *= 2;
        yield return Math.Sin(x);
        for (double y = x; y < 20; y *= 1 + x * x) yield return y;
    }

    [Differentiable, At(1.3), At(2.5), At(0.43)]
    public static double Jumps(double x)
    {
        double s = 1;
        foreach (double t in Steps(x * x))
        {
            if (t < 0.2) continue;
            s *= t;
            if (s > 50) break;
            if (s > 20) return s * x;
        }
        return s + x;
    }

    /// <summary>A body and an iterator that change the same variables, in turn.</summary>
    [Differentiable, At(1.3), At(-0.7)]
    public static double InTurn(double x)
    {
        double s = x;
        IEnumerable<double> Both()
        {
            yield return s * s;
            s *= 0.5;
            yield return s + x;
        }
        foreach (double t in Both())
        {
            s += t;
            x *= 1.5;
        }
        return s * x;
    }

    private static IEnumerable<(double Left, double Right)> Pairs(double a, double b)
    {
        yield return (a, b);
        yield return (b * b, a * b);
    }

    [Differentiable, At(1.3, 0.4), At(-0.7, 2)]
    public static double Tuples(double x, double y)
    {
        double s = 0;
        foreach (var pair in Pairs(x, y)) s += pair.Left * pair.Right * s + pair.Left;
        return s;
    }

    private static IEnumerable<double> Filtered(IEnumerable<int> items, double x)
    {
        foreach (int item in items)
        {
            if (item % 2 == 0) continue;
            yield return item * x;
        }
    }

    private static IEnumerable<int> Down(int n)
    {
        while (n > 0) yield return n--;
    }

    [Differentiable, At(1.3, 5, Allocates = true), At(0.2, 0, Allocates = true)]
    public static double OfPassengers(double x, int n)
    {
        double s = 1;
        foreach (double t in Filtered(Down(n), x)) s *= 1 + t;
        return s;
    }

    private static IEnumerable<double> Powers(double factor, int n)
    {
        double power = 1;
        for (int i = 0; i < n; i++) yield return power *= factor;
    }

    /// <summary>What the loop changes is not what the iterator was given.</summary>
    [Differentiable, At(1.3, 5), At(0.2, 0)]
    public static double ChangesWhatWasGiven(double x, int n)
    {
        double s = 1;
        foreach (double power in Powers(x, n))
        {
            x += power;
            n--;
            s += x * power * n;
        }
        return s;
    }
}
