using System;
using Backprop;

/// <summary>Spans that are one array or another.</summary>
public static partial class ArrayChosenSpans
{
    [Differentiable]
    [TakesForAnother]
    [At("1.5 -0.5", "2 3", 1), At("1.5 -0.5", "2 3", -1)]
    public static double Either(double[] a, double[] b, int flag) { ReadOnlySpan<double> v = flag > 0 ? a : b; return v[0] * v[1] + a[0]; }

    [Differentiable]
    [At("1.5 -0.5", "2 3", 1), At("1.5 -0.5", "2 3", -1)]
    public static double EitherWritten(Span<double> a, double[] b, int flag) { Span<double> v = b; if (flag > 0) v = a; v[0] *= v[1]; return a[0] * a[1] + b[0] * b[1]; }

    [Differentiable]
    [TakesForAnother]
    [At("1.5 -0.5 2", "2 3 0.5", 4), At("1.5 -0.5 3", "2 3 1", 1), At("1.5 -0.5 3", "2 3 1", 0)]
    public static double InALoop(ReadOnlyMemory<double> a, double[] b, int n)
    {
        double s = 1;
        for (int i = 0; i < n; i++)
        {
            ReadOnlySpan<double> v = (i % 3) switch { 0 => a.Span, 1 => b, _ => b.AsSpan(1) };
            s = Math.Sin(s) * v[0] + v[1];
        }
        return s;
    }

    [Differentiable]
    [At("1 2 3 4", 0), At("1 2 3 4", 1), At("1 0.5 0.25 2", 5)]
    public static double PingPong(double[] a, int n)
    {
        Span<double> from = stackalloc double[a.Length], to = stackalloc double[a.Length];
        a.CopyTo(from);
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < a.Length; i++) to[i] = 0.5 * from[i] * from[(i + 1) % a.Length] + 0.3;
            var swapped = from;
            from = to;
            to = swapped;
        }
        double s = 0;
        for (int i = 0; i < a.Length; i++) s += from[i] * (i + 1);
        return s;
    }

    [Differentiable]
    [At("1 2 3 4 5", 3), At("1 2 3 4 5", 0)]
    public static double PartsChangePlaces(double[] a, int n) { Span<double> p = a.AsSpan(0, 3), q = a.AsSpan(2, 3); for (int i = 0; i < n; i++) { p[1] *= q[0]; q[0] += p[0] * q[1]; var t = p; p = q; q = t; } return a[0] * a[2] + a[3] * a[4]; }

    [Differentiable]
    [At("1 2 3", "0.5 1.5 2", 4), At("1 2 3", "0.5 1.5 2", 0)]
    public static double ParametersChangePlaces(double[] a, double[] b, int n) { Span<double> p = a, q = b; for (int i = 0; i < n; i++) { p[i % 3] *= q[2 - i % 3]; if (p[0] < 2.1) { var t = p; p = q; q = t; } } return p[0] * q[1] + a[2] * b[2]; }

    [Differentiable]
    [At("2 3", 0.7), At("0.5 3", 0.7)]
    public static double OneThatIsMadeLater(double[] a, double x) { ReadOnlySpan<double> v = a; double s = v[0] * v[1]; double[] t = [x * a[0], x * s]; if (s > 2) v = t; return s * v[0] * v[1]; }

    [Differentiable]
    [At("2 3", 0.7), At("0.5 3", 0.7)]
    public static double OneThatIsMadeThere(double[] a, double x) { ReadOnlySpan<double> v = a; double s = v[0] * v[1]; if (s > 2) { double[] t = [x * a[0], x * s]; v = t; } return s * v[0] * v[1]; }

    [Differentiable]
    [TakesForAnother]
    [At("2 3", "4 5"), At("4 5", "2 3")]
    public static double Passed(double[] a, double[] b) => Norm(a[0] > b[0] ? a : b) * Norm(a[0] > b[0] ? b.AsSpan(1) : a);

    private static double Norm(ReadOnlySpan<double> v) { double s = 0; foreach (double e in v) s += e * e; return Math.Sqrt(s); }

    [Differentiable]
    [At("2 3 1"), At("0.5 1 2")]
    public static double OfConstants(double[] a) { ReadOnlySpan<double> w = a[0] > 1 ? [1, 2, 3] : new double[] { 4, 5, 6 }; return w[0] * a[0] * a[1] + w[2] * a[2]; }

    [Differentiable]
    [At("2 3 1", 0.7)]
    public static double InTry(double[] a, double x) { ReadOnlySpan<double> r = a; double s = 0; try { while (r.Length > 1) { s += r[0] * r[1]; r = r[1..]; } } finally { s *= x; } return s * r[0]; }
}
