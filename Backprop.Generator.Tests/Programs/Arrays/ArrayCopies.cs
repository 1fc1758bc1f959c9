using System;
using Backprop;

/// <summary>Copies, fills and sections of arrays.</summary>
public static partial class ArrayCopies
{
    [Differentiable]
    [At("1.5 -0.5 2", 0.7), At("3", -2)]
    public static double Cloned(double[] a, double x) { var b = (double[])a.Clone(); for (int i = 0; i < b.Length; i++) b[i] *= x; double s = 0; for (int i = 0; i < b.Length; i++) s += a[i] * b[i]; return s; }

    [Differentiable]
    [At("1.5 -0.5 2", 0.7), At("3", -2)]
    public static double Copied(double[] a, double x) { var b = new double[a.Length + 1]; b[^1] = x; Array.Copy(a, b, a.Length); b[0] *= b[^1]; return b[0] * b[0] * x; }

    [Differentiable]
    [At("1.5 -0.5 2", 0.7), At("3 4", -2)]
    public static double CopiedWithin(double[] a, double x) { a[0] *= x; Array.Copy(a, 0, a, 1, a.Length - 1); double s = 0; for (int i = 0; i < a.Length; i++) s += a[i] * a[i]; return s; }

    [Differentiable]
    [At("1.5 -0.5 2", "1 2 3 4 5", 1), At("3 4", "1 2 3 4 5", 3)]
    public static double CopiedTo(double[] a, double[] b, int at) { a.CopyTo(b, at); double s = 0; for (int i = 0; i < b.Length; i++) s += b[i] * b[i] * (i + 1); return s; }

    [Differentiable]
    [At("1.5 -0.5 2", "1 2 3 4"), At("3 4", "1 2")]
    public static double CopiedToASpan(ReadOnlySpan<double> a, Span<double> b) { a.CopyTo(b); double s = 0; for (int i = 0; i < b.Length; i++) s += b[i] * b[i]; return s; }

    [Differentiable]
    [At("1.5 -0.5 2", 0.7), At("3", -2)]
    public static double ToArray(ReadOnlySpan<double> a, double x) { var b = a.ToArray(); b[0] += x; return b[0] * b[^1] * a[0]; }

    [Differentiable]
    [At("1.5 -0.5 2", 0.7), At("3", -2)]
    public static double Cleared(double[] a, double x) { double s = a[0] * a[0]; Array.Clear(a); a[0] += x; foreach (double v in a) s += v * v; return s; }

    [Differentiable]
    [At("1.5 -0.5 2", 0.7), At("3 1 4 2", -2)]
    public static double ClearedInPart(double[] a, double x) { Array.Clear(a, 1, 2); double s = 0; foreach (double v in a) s += v * v * x; return s; }

    [Differentiable]
    [At("1.5 -0.5 2", 0.7), At("3", -2)]
    public static double Filled(double[] a, double x) { double s = a[^1]; Array.Fill(a, x * x); a[0] *= s; foreach (double v in a) s += v * v; return s; }

    [Differentiable]
    [At("1.5 -0.5 2", 0.7), At("3", -2)]
    public static double FilledSpan(Span<double> a, double x) { double s = a[0]; a.Fill(x * s); foreach (double v in a) s += v * v; a.Clear(); return s + a[0]; }

    [Differentiable]
    [At("1 2 3 4", "0.5", "1", "2"), At("1 2 3 4", "0.5", "4", "0")]
    public static double FilledInPart(double[] a, double x, int from, int count) { double s = a[1]; Array.Fill(a, x * s, from, count); foreach (double v in a) s += v * v; return s; }

    [Differentiable]
    [At("1.5 -0.5 2 3"), At("3 1 4")]
    public static double AsSpan(double[] a) { var m = a.AsSpan(1, 2); return m[0] * m[1] + a[0]; }

    [Differentiable]
    [At("1.5 -0.5 2 3", 0.7), At("3 1 4", 2)]
    public static double AsSpanWritten(double[] a, double x) { var m = a.AsSpan(1, 2); for (int i = 0; i < m.Length; i++) m[i] *= x + a[0]; return m[0] * a[2] + a[0] * a[1]; }

    [Differentiable]
    [At("1.5 -0.5 2 3"), At("3 1 4")]
    public static double SectionOfASpan(ReadOnlySpan<double> a) { var m = a[1..^1]; double s = 0; for (int i = 0; i < m.Length; i++) s += m[i] * m[i] * a[0]; return s; }

    [Differentiable]
    [At("1.5 -0.5 2 3", 0.7), At("3 1 4", 2)]
    public static double SectionWritten(Span<double> a, double x) { var m = a[1..]; m[0] = a[0] * x; m = m.Slice(1); m[0] *= a[1]; return a[1] * a[2]; }

    [Differentiable]
    [At("1.5 -0.5 2 3", 0.7), At("3 1 4", 2)]
    public static double RangeOfAnArray(double[] a, double x) { var b = a[1..^1]; b[0] *= x; return b[0] * a[1] + a[^1]; }

    [Differentiable]
    [At("1.5 -0.5 2 3", 2), At("3 1 4", 1), At("3 1 4", 3)]
    public static double Sections(double[] a, int width) { double s = 0; for (int i = 0; i + width <= a.Length; i++) { var m = a.AsSpan(i, width); double p = 1; foreach (double v in m) p *= v; s += p * p; } return s; }

    [Differentiable]
    [At("1.5 -0.5 2 3", 3), At("0.2 0.4", 5)]
    public static double CopiedEachTrip(double[] a, int n)
    {
        var now = (double[])a.Clone();
        var before = new double[a.Length];
        for (int k = 0; k < n; k++)
        {
            now.CopyTo(before, 0);
            for (int i = 0; i < now.Length; i++) now[i] = 0.5 * before[i] + 0.1 * before[(i + 1) % now.Length] * before[i];
        }
        return now[0] * now[^1];
    }

    [Differentiable]
    [At("1.5 -0.5 2 3", 0.7), At("3 1 4", 2)]
    public static double Halves(double[] a, double x) { int h = a.Length / 2; Span<double> low = a.AsSpan(0, h), high = a.AsSpan(h); for (int i = 0; i < h; i++) { low[i] += high[i] * x; high[i] *= low[i]; } return a[0] * a[h] + a[^1]; }
}
