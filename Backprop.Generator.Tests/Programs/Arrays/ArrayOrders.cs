using System;
using Backprop;

/// <summary>Arrays that are sorted or turned round: each element takes its derivative with it.</summary>
public static partial class ArrayOrders
{
    [Differentiable, At("1.5 -0.5 0.3 2.5"), At("0.3 0.2 0.9"), At("3 1 2")]
    public static double Sorted(double[] a)
    {
        var b = (double[])a.Clone();
        Array.Sort(b);
        return b[0] * b[1] + 3 * b[^1];
    }

    [Differentiable, At("1.5 -0.5 0.3 2.5 0.1", Allocates = true), At("0.3 0.2", Allocates = true)]
    public static double Median(double[] a)
    {
        Array.Sort(a);
        return a.Length % 2 == 1 ? a[a.Length / 2] : (a[a.Length / 2 - 1] + a[a.Length / 2]) / 2;
    }

    [Differentiable, At("1.5 -0.5 0.3 2.5", Allocates = true), At("0.3 0.2 0.9", Allocates = true)]
    public static float SortedSpan(Span<float> a)
    {
        a.Slice(1).Sort();
        float s = 0;
        for (int i = 0; i < a.Length; i++) s += a[i] * a[i] * i;
        return s;
    }

    [Differentiable, At("1.5 -0.5 0.3 2.5"), At("0.3 0.2 0.9"), At("0.3")]
    public static double Reversed(double[] a)
    {
        Array.Reverse(a);
        a.AsSpan().Reverse();
        Array.Reverse(a);
        return a[0] * 2 + a[^1] * a[0];
    }

    [Differentiable, At("1.5 -0.5 0.3 2.5", 3, Allocates = true), At("0.3 0.2 0.9", 0)]
    public static double SortedAgain(double[] a, int n)
    {
        double s = 0;
        for (int i = 0; i < n; i++)
        {
            Array.Sort(a);
            s += a[0] * a[1];
            a[0] += 1.25;
        }
        return s + a[0] * a[0];
    }
}
