using System;
using Backprop;

/// <summary>Methods that call themselves from loops which make arrays, and fill them.</summary>
public static partial class ArrayCallsInLoops
{
    private static double Splits(double[] a, int n)
    {
        if (a.Length < 2) return a.Length == 0 ? 0.5 : a[0] * n;
        double s = 0;
        for (int cut = 1; cut < a.Length; cut++)
        {
            var left = new double[cut];
            for (int i = 0; i < cut; i++) left[i] = a[i] * s + a[a.Length - 1 - i];
            s += Splits(left, n + 1) * a[cut];
        }
        return Math.Sin(s);
    }

    [Differentiable, At("0.9 -0.4 0.7 0.3"), At("1.2 0.5"), At("0.8")]
    public static double NewInEachTrip(double[] a) => Splits(a, 1);

    private static double OnSome(double[] a, int depth)
    {
        double s = 0;
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] > 0.2 && depth > 0)
            {
                var rest = (double[])a.Clone();
                rest[i] = rest[i] * 0.5 - 0.1;
                s += a[i] * OnSome(rest, depth - 1);
            }
            else s += a[i] * a[i];
        }
        return s;
    }

    [Differentiable, At("0.9 -0.4 0.7", 2), At("0.3 0.1", 3)]
    public static double NewOnSomePaths(double[] a, int depth) => OnSome(a, depth);

    private static void Smooth(double[] a, int from, int count)
    {
        if (count < 2) return;
        int half = count / 2;
        for (int pass = 0; pass < 2; pass++)
        {
            a[from] *= a[from + half];
            Smooth(a, from, half);
            Smooth(a, from + half, count - half);
            for (int i = 1; i < count; i++) a[from + i] = 0.6 * a[from + i] + 0.4 * a[from + i - 1] * a[from + i];
        }
    }

    [Differentiable, At("0.9 -0.4 0.7 0.3 1.1"), At("1.2 0.5"), At("0.8")]
    public static double InPlace(double[] a)
    {
        var b = (double[])a.Clone();
        Smooth(b, 0, b.Length);
        double s = 0;
        foreach (double v in b) s += v * v;
        return s;
    }
}
