using System;
using Backprop;

/// <summary>Spans that are assigned again: the rest of an array, taken from either end, from trip to trip.</summary>
public static partial class ArrayMovedSpans
{
    [Differentiable]
    [At("1 2 -3"), At("0.5"), At("")]
    public static double Rest(double[] a) { double s = 0; ReadOnlySpan<double> rest = a; while (rest.Length > 0) { s += rest[0] * rest[0]; rest = rest[1..]; } return s; }

    [Differentiable]
    [At("1 2 -3 0.5 0.7", 0.3), At("0.5 2", 2), At("1", 0.3)]
    public static double BothEnds(ReadOnlySpan<double> a, double x) { double s = x; while (a.Length >= 2) { s = Math.Sin(s) * a[0] * a[^1] + a.Length; a = a[1..^1]; } return s; }

    [Differentiable]
    [At("1 2 -3 0.5 0.7"), At("0.5 2"), At("1")]
    public static double Written(Span<double> a) { var rest = a; while (rest.Length > 1) { rest[1] *= rest[0]; rest[0] = Math.Cos(rest[1]); rest = rest.Slice(1); } return a[0] * a[^1]; }

    [Differentiable]
    [At("1 2 3 4 5 6", 3), At("1 2 3 4 5 6", 0), At("1 -2 0.5", 1)]
    public static double Rows(double[] a, int n) { double s = 0; ReadOnlySpan<double> m = a; for (int i = 0; i < n - 1; i++) { var row = m[..n]; double p = 1; foreach (double v in row) p *= v; s += p * p; m = m[n..]; } return s; }

    [Differentiable]
    [At("1.5 2 0.3 2.5 0.7"), At("1 2")]
    public static double Halves(double[] a) { ReadOnlySpan<double> r = a; double s = 1; while (r.Length > 1) { int h = r.Length / 2; s *= r[h]; if (r[h] > 1) r = r[..h]; else r = r[h..]; } return s * r[0]; }

    [Differentiable]
    [At("1 2 3", "0.5 2.5 4"), At("1", ""), At("3 4", "1 2")]
    public static double Merged(double[] a, double[] b)
    {
        ReadOnlySpan<double> p = a, q = b;
        double s = 0;
        for (int k = 1; !p.IsEmpty || !q.IsEmpty; k++)
        {
            if (q.IsEmpty || !p.IsEmpty && p[0] < q[0]) { s += k * p[0] * p[0]; p = p[1..]; }
            else { s += k * q[0]; q = q[1..]; }
        }
        return s;
    }

    [Differentiable]
    [At("1 2 3 4", 0.7), At("0.5 -1", 2)]
    public static double InACall(double[] a, double x) => SumOf(a) + x * SumOf(a.AsSpan(1));

    private static double SumOf(ReadOnlySpan<double> v) { double s = 0; while (v.Length > 0) { s += v[0] * v[^1]; v = v[1..]; } return s; }

    [Differentiable]
    [At("1 2 3 4", 3), At("1 2 3 4", 0), At("1 2", 1)]
    public static double ByReference(double[] a, int n) { ReadOnlySpan<double> r = a; double s = 1; for (int i = 0; i < n; i++) { s *= r[0]; Advance(ref r); } return s * a[0]; }

    private static void Advance(ref ReadOnlySpan<double> r) => r = r[1..];

    [Differentiable]
    [At("1 2 3 4 5 6"), At("1 2 3 4 5"), At("2")]
    public static double Recursive(double[] a) => Pairs(a);

    private static double Pairs(ReadOnlySpan<double> v) { double s = v[0]; while (v.Length > 3) { s += v[0] * v[1]; v = v[2..]; } return v.Length < 2 ? s : s + v[0] * Pairs(v[1..]); }

    [Differentiable]
    [At("1 2 3 4"), At("0.5 -1")]
    public static double OfMemory(ReadOnlyMemory<double> a) { double s = 0; while (a.Length > 1) { s += a.Span[0] * a.Span[1]; a = a.Slice(1); } return s; }

    [Differentiable]
    [At("1 2 3 4"), At("0.5 -1")]
    public static float Single(float[] a) { float s = 0; for (ReadOnlySpan<float> r = a; r.Length > 0; r = r[1..]) s += r[0] * r[0] * r.Length; return s; }

    [Differentiable]
    [At("1 2 3 4 5"), At("0.5 -1 2")]
    public static double[] EachTripANewOne(double[] a)
    {
        ReadOnlySpan<double> now = a;
        while (now.Length > 2)
        {
            var next = new double[now.Length - 1];
            for (int i = 0; i < next.Length; i++) next[i] = now[i] * now[i + 1];
            now = next;
        }
        return now.ToArray();
    }

    [Differentiable]
    [At("1.5 2 0.3 2.5", 0.7), At("0.3 0.2", 2)]
    public static double NothingAtFirst(double[] a, double x) { ReadOnlySpan<double> last = default; foreach (double v in a) { if (v > 1) last = a.AsSpan(1); if (last.Length > 0) x *= last[0] * v; } return x; }

    [Differentiable]
    [At("1 2 3 4 5 6", "1 0.5 2 3 -1 2"), At("1 2", "3 4")]
    public static double Products(double[] a, double[] b) { double s = 0; ReadOnlySpan<double> r = a; while (r.Length > 1) { s += Vectors.Dot(r, b.AsSpan(0, r.Length)); r = r[2..]; } return s; }
}
