using System;
using Backprop;

/// <summary>Arrays that methods which call themselves are given, make and fill.</summary>
public static partial class ArrayRecursion
{
    [Differentiable, At("1.5 -0.5 0.3 0.8 1.1"), At("0.3 0.9")]
    public static double SumOfHalves(ReadOnlySpan<double> a)
    {
        if (a.Length == 0) return 0;
        if (a.Length == 1) return a[0] * a[0];
        int half = a.Length / 2;
        return SumOfHalves(a[..half]) * 0.5 + SumOfHalves(a.Slice(half)) + a[0] * a[half];
    }

    private static void Fill(double[] a, int i, double v)
    {
        if (i >= a.Length) return;
        a[i] = v * a[Math.Max(0, i - 1)];
        Fill(a, i + 1, v * v);
        a[i] += v;
    }

    [Differentiable, At(0.7), At(1.3)]
    public static double ReadBeforeAndAfter(double x)
    {
        var a = new double[4];
        a[0] = x;
        a[1] = a[0] * x;
        double before = a[0] * a[1];
        Fill(a, 0, x);
        return a[0] * a[3] + a[2] * before + a[1];
    }

    private static double Minors(double[] m, int n)
    {
        if (n == 1) return m[0];
        double sum = 0;
        for (int c = 0; c < n; c++)
        {
            var rest = new double[(n - 1) * (n - 1)];
            for (int i = 1; i < n; i++)
                for (int j = 0; j < n; j++)
                    if (j != c) rest[(i - 1) * (n - 1) + (j < c ? j : j - 1)] = m[i * n + j];
            sum += (c % 2 == 0 ? 1 : -1) * m[c] * Minors(rest, n - 1);
        }
        return sum;
    }

    [Differentiable, At("1.5 -0.5 0.3 0.8 1.1", 0.7), At("0.3 0.9", 1.2)]
    public static double Determinant(double[] a, double x)
    {
        var m = new double[9];
        for (int i = 0; i < m.Length; i++) m[i] = i % 4 == 0 ? x + i : i < a.Length ? a[i] * a[i] : 0.3 * i;
        return Minors(m, 3);
    }

    private static void Scale(double[] a, double by, int from)
    {
        if (from >= a.Length) return;
        a[from] = a[from] * by;
        Scale(a, by + a[from], from + 1);
        a[from] += by * by;
    }

    [Differentiable, At("1.5 -0.5 0.3 0.8 1.1", 0.7), At("0.3 0.9", 1.2)]
    public static double Updated(double[] a, double x)
    {
        double before = 0;
        for (int i = 0; i < a.Length; i++) before += a[i] * x;
        Scale(a, x, 0);
        double after = before;
        for (int i = 0; i < a.Length; i++) after += a[i] * a[i];
        return after;
    }

    private static void Fill(Span<double> a, double x, int depth)
    {
        if (a.Length == 0) return;
        if (depth == 0 || a.Length == 1)
        {
            a[0] = x * depth + Math.Sin(x);
            return;
        }
        int half = a.Length / 2;
        Fill(a.Slice(0, half), x * 0.9, depth - 1);
        Fill(a[half..], a[0] * x, depth - 1);
    }

    [Differentiable, At("1.5 -0.5 0.3 0.8 1.1", 0.7), At("0.3 0.9", 1.2)]
    public static double Filled(double[] a, double x)
    {
        var b = new double[a.Length];
        Fill(b, x, 3);
        double sum = x;
        for (int i = 0; i < a.Length; i++) sum += a[i] * b[i] * b[i];
        return sum;
    }

    [Differentiable, At("1.5 -0.5 0.3 0.8 1.1", 0.7), At("0.3 0.9", 1.2)]
    public static double Captured(double[] a, double x)
    {
        double Horner(int i) => i == a.Length ? 0 : a[i] + x * Horner(i + 1);
        return Horner(0) * x;
    }

    private static double Merged(double[] a, int from, int to)
    {
        if (to - from < 1) return 1;
        if (to - from == 1) return a[from];
        int middle = (from + to) / 2;
        double left = Merged(a, from, middle), right = Merged(a, middle, to);
        double s = 0;
        for (int i = from; i < to; i++) s += a[i] * left * Math.Cos(s);
        return s + left * right;
    }

    [Differentiable, At("1.5 -0.5 0.3 0.8 1.1"), At("0.3 0.9")]
    public static double LoopsOverElements(double[] a) => Merged(a, 0, a.Length);
}
