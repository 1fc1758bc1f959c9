using System;
using Backprop;

/// <summary>Numbers that may be missing.</summary>
public static partial class Nullables
{
    [Differentiable]
    [At(1.3, 4), At(-0.7, 3), At(1.3, 0)]
    public static double Best(double x, int n)
    {
        double? best = null;
        for (int i = 0; i < n; i++)
        {
            double v = Math.Sin(x * i) * x;
            if (best is null || v > best) best = v;
        }
        return best ?? x;
    }

    [Differentiable]
    [At(1.3), At(0.7)]
    public static double Chosen(double x)
    {
        double? square = x > 1 ? x * x : null;
        if (square.HasValue) return square.Value * x;
        double? twice = square;
        twice ??= 2 * x;
        return square.GetValueOrDefault() + square.GetValueOrDefault(x) * twice.Value;
    }

    private static double? Root(double v)
    {
        if (v < 0) return null;
        return Math.Sqrt(v);
    }

    [Differentiable]
    [At(1.3), At(-0.7)]
    public static double Returned(double x) =>
        (Root(x) ?? 5 * x) * (Root(-x) ?? x) + (Root(x - 1) is { } root ? root * x : 0) + (Root(1 - x) is double other ? other * x : 1);

    private static double Clipped(double v, double? low = null, double? high = null)
    {
        if (low is not null && v < low) v = low.Value;
        if (high.HasValue && v > high) return high.Value;
        return v;
    }

    [Differentiable]
    [At(1.3, 0.4), At(0.4, 1.3)]
    public static double Optional(double x, double y) => Clipped(x) * Clipped(x, high: y) * Clipped(y, x) * Clipped(y, low: null, high: 3);

    [Differentiable]
    [At(1.3, 4), At(0.4, 1)]
    public static double Previous(double x, int n)
    {
        double? previous = null;
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            double v = x * i + Math.Sin(x);
            if (previous is double p) sum += (v - p) * v;
            previous = i == 2 ? null : v;
        }
        return sum;
    }

    [Differentiable]
    [At(1.3, 2), At(-0.7, null)]
    public static double Lifted(double x, [NoDerivative] double? k)
    {
        double? a = x, none = null;
        double? sum = a + none, product = a * 2 * x;
        product -= k;
        double s = (sum ?? 1) * (product ?? 3 * x);
        if (a == none || none != null) s = 0;
        if (none == null && sum != a && a > 0) s *= x;
        if (a is > 1) s += (double)a;
        return s + (a < none ? 1 : x);
    }

    /// <summary>The value of a member that is active.</summary>
    [Differentiable]
    [At(1.3, 0.7), At(-0.4, 2)]
    public static double OfATuple(double x, double y)
    {
        var t = (x * y, x);
        double? a = t.Item1 * 2;
        return (a ?? 0) * t.Item2;
    }
}
