using System;
using Backprop;

/// <summary>Arrays that are only read, by all kinds of indices.</summary>
public static partial class ArrayReads
{
    [Differentiable]
    [At(""), At("1.5"), At("1.5 -0.5 2", Gradient = new[] { 1.0, 1, 1 })]
    public static double Sum(double[] a) { double s = 0; for (int i = 0; i < a.Length; i++) s += a[i]; return s; }

    [Differentiable]
    [At("", ""), At("1.5 -0.5 2", "0.3 0.7 -1", Gradient = new[] { 0.3, 0.7, -1, 1.5, -0.5, 2 }), At("2", "3")]
    public static double Dot(double[] a, double[] b) { double s = 0; for (int i = 0; i < a.Length; i++) s += a[i] * b[i]; return s; }

    [Differentiable]
    [At("1.5 -0.5 2", "0.3 0.7 -1"), At("1 2 3 4", "0.5 0.25 2 1")]
    public static double DotOfSpans(ReadOnlySpan<double> a, ReadOnlySpan<double> b) { double s = 0; for (int i = 0; i < a.Length; i++) s += a[i] * b[i]; return s; }

    [Differentiable]
    [At("1.5 -0.5 2", 0.7), At("1 2", -2), At("", 0.7)]
    public static double WeightedSum(double[] a, double x) { var s = 0.0; for (int i = 0; i < a.Length; i++) s += a[i] * Math.Sin(x * i); return s * x; }

    [Differentiable]
    [At("1.5 -0.5 2"), At("3")]
    public static double Ends(double[] a) => a[0] * a[^1] + a[^1] * a[^1];

    [Differentiable]
    [At("1.5 -0.5 2", 0.3), At("1 2 3 4", 2)]
    public static double FromTheEnd(double[] a, double x) { double s = x; for (int i = 1; i <= a.Length; i++) s = s * 0.5 + a[^i] * x; return s; }

    [Differentiable]
    [At("1.5 -0.5 2"), At("1 2 3 4")]
    public static double Reversed(double[] a) { double s = 0; for (int i = 0; i < a.Length; i++) s += a[i] * a[a.Length - 1 - i] * (i + 1); return s; }

    [Differentiable]
    [At("1 2 3 4 5 6 7", 1), At("1 2 3 4 5 6 7", 2), At("1 2 3 4 5 6 7", 3), At("1 2", 9)]
    public static double Strided(double[] a, int step) { double s = 1; for (int i = 0; i < a.Length; i += step) s = s * 0.3 + a[i] * a[i]; return s; }

    [Differentiable]
    [At("1.5 -0.5 2", new[] { 2, 0, 2, 1, 2 }), At("1.5 -0.5 2", new[] { 1 }), At("1.5 -0.5", new int[0])]
    public static double Gather(double[] a, int[] idx) { double p = 1; for (int i = 0; i < idx.Length; i++) p *= a[idx[i]] + i; return p; }

    [Differentiable]
    [At("1.5 -0.5 2"), At("3 1"), At("-1 -2 -0.5 -4")]
    public static double Max(double[] a) { double m = a[0]; for (int i = 1; i < a.Length; i++) if (a[i] > m) m = a[i]; return m * m; }

    [Differentiable]
    [At("1.5 -0.5 2"), At("3 1"), At("-1 -2 -0.5 -4")]
    public static double MathMax(double[] a) { double m = double.NegativeInfinity; for (int i = 0; i < a.Length; i++) m = Math.Max(m, a[i]); return m * 3; }

    [Differentiable]
    [At("1.5 -0.5 2", 0.7), At("1.5", 0.7), At("", 0.7)]
    public static double Polynomial(double[] c, double x) { double p = 0; for (int i = c.Length - 1; i >= 0; i--) p = p * x + c[i]; return p; }

    [Differentiable]
    [At("1.5 -0.5 2"), At("1 2 3 4 5")]
    public static double Neighbours(double[] a) { double s = 0; for (int i = 1; i < a.Length; i++) s += (a[i] - a[i - 1]) * (a[i] - a[i - 1]); return Math.Sqrt(s); }

    [Differentiable]
    [At("1.5 -0.5 2", 0), At("1.5 -0.5 2", 2)]
    public static double OneOf(double[] a, int i) => Math.Exp(a[i]) * a[i];

    [Differentiable]
    [At("1.5 -0.5 2"), At("0.1 0.2 0.3 0.4")]
    public static double LogSumExp(double[] a)
    {
        double m = a[0];
        for (int i = 1; i < a.Length; i++) m = Math.Max(m, a[i]);
        double s = 0;
        for (int i = 0; i < a.Length; i++) s += Math.Exp(a[i] - m);
        return m + Math.Log(s);
    }

    [Differentiable]
    [At("1.5 -0.5 2"), At("0.1 0.2 0.3 0.4")]
    public static double Variance(double[] a)
    {
        double mean = 0, squares = 0;
        foreach (double v in a) mean += v;
        mean /= a.Length;
        foreach (double v in a) squares += (v - mean) * (v - mean);
        return squares / a.Length;
    }

    [Differentiable]
    [At("1.5 -0.5 2", 0.7), At("0.1 0.2", 2)]
    public static double Chained(double[] a, double x) { double s = x; for (int i = 0; i < a.Length; i++) s = Math.Sin(s * a[i]) + a[i] * a[i]; return s; }

    [Differentiable]
    [At("1.5 -0.5 2 0.3"), At("1 2")]
    public static double IndexExpressions(double[] a) { int n = a.Length; double s = 0; for (int i = 0; i < n; i++) s += a[i] * a[(i * i + 1) % n] * a[n - 1 >> (i & 1)]; return s; }

    [Differentiable]
    [At("1.5 -0.5 2", "0.3 1"), At("1", "0.3 1 2")]
    public static double Convolution(double[] a, double[] b)
    {
        double s = 0;
        for (int k = 0; k < a.Length + b.Length - 1; k++)
        {
            double c = 0;
            for (int i = Math.Max(0, k - b.Length + 1); i <= Math.Min(k, a.Length - 1); i++) c += a[i] * b[k - i];
            s += c * c;
        }
        return s;
    }

    [Differentiable]
    [At("1.5 -0.5 2", 1), At("1.5 -0.5 2", -1)]
    public static double ConditionalElement(double[] a, int flag) { double s = 0; for (int i = 0; i < a.Length; i++) s += flag > 0 ? a[i] * a[i] : a[0] * i; return s; }
}
