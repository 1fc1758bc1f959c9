using System;
using Backprop;

/// <summary>Indices of other types than int, and passengers that nobody reads.</summary>
public static partial class ArrayIndexTypes
{
    [Differentiable, At("0.9 -0.4 0.7", 2), At("1.2 0.5", 0)]
    public static double Long(double[] a, int n)
    {
        long at = n;
        double s = a[at] * a[at];
        for (long i = 0; i < a.Length; i++) s += a[i] * i * s;
        return s;
    }

    [Differentiable, At("0.9 -0.4 0.7", 2), At("1.2 0.5", 0)]
    public static double Unsigned(double[] a, int n)
    {
        uint at = (uint)n;
        a[at] *= a[at];
        ulong other = at / 2;
        byte small = (byte)n;
        return a[other] * a[at] + a[small] * a[at + 0u];
    }

    [Differentiable, At("0.9 -0.4 0.7", 2), At("1.2 0.5", 0)]
    public static double Unread(double[] a, int n)
    {
        int[] unread = { 1, 2, n };
        string[] words = { "a", "b" };
        int[] more = [1, n];
        int[,] table = { { 1, 2 }, { 3, n } };
        double s = a[n];
        try
        {
            int[] inside = { n };
            s *= a[0];
        }
        finally
        {
            unread = new int[1];
        }
        return s * s;
    }
}
