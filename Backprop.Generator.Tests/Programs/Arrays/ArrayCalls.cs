using System;
using System.Collections.Generic;
using Backprop;

/// <summary>Helpers that read, write, slice and give arrays.</summary>
public static partial class ArrayCalls
{
    private static double Norm(ReadOnlySpan<double> v) { double s = 0; foreach (var e in v) s += e * e; return Math.Sqrt(s + 1); }

    private static void AddInto(double[] into, double[] from) { for (int i = 0; i < into.Length; i++) into[i] += from[into.Length - 1 - i] * from[i]; }

    private static void Shift(double[] from, double[] to) => Array.Copy(from, 0, to, 1, from.Length - 1);

    private static double Fill(double[] a, double v) { for (int i = 0; i < a.Length; i++) a[i] = v * i; return v * 3; }

    private static double[] Scaled(double[] a, double k) { var r = new double[a.Length]; for (int i = 0; i < a.Length; i++) r[i] = a[i] * k; return r; }

    private static double[] Same(double[] a) => a;

    private static double Dot(double[] a, double[] b) { double s = 0; for (int i = 0; i < a.Length; i++) s += a[i] * b[i]; return s; }

    private static void Softmax(Span<double> v) { double sum = 0; for (int i = 0; i < v.Length; i++) { v[i] = Math.Exp(v[i]); sum += v[i]; } for (int i = 0; i < v.Length; i++) v[i] /= sum; }

    private static int Largest(double[] a) { int best = 0; for (int i = 1; i < a.Length; i++) if (a[i] > a[best]) best = i; return best; }

    private static double Sum(params double[] v) { double s = 0; foreach (var e in v) s += e; return s; }

    private static double First(double[] a, int from = 0) { for (int i = from; i < a.Length; i++) if (a[i] > 0) return a[i] * i; return -1; }

    [Differentiable, At("1.5 -0.5 0.3 0.8"), At("0.3 0.2 1.2")]
    public static double Spans(double[] a) => Norm(a) * Norm(a.AsSpan(1)) + Norm(a.AsSpan(0, 2)) * Norm(a[1..]);

    [Differentiable, At("1.5 -0.5 0.3"), At("0.3 0.2")]
    public static double SameArrayTwice(double[] a) { AddInto(a, a); return a[0] * a[1]; }

    [Differentiable, At("1.5 -0.5 0.3", 0.7), At("0.3 0.2", 1.1)]
    public static double ShiftedIntoItself(double[] a, double x)
    {
        var b = new[] { x, a[0] * x, a[1] };
        void Into(double[] v) => Array.Copy(v, 0, b, 1, 2);
        Shift(b, b);
        double s = b[2] * x;
        Into(b);
        Shift(a, a);
        return s + b[2] * b[1] + a[^1];
    }

    [Differentiable, At("1.5 -0.5 0.3", 0.7), At("0.3 0.2", 1.1)]
    public static double Written(double[] a, double x) { double f = Fill(a, x * a[0]); _ = Fill(a, f * x); return a[1] * a[^1]; }

    [Differentiable, At("1.5 -0.5 0.3", 0.7), At("0.3 0.2", 1.1)]
    public static double Returned(double[] a, double x) { var b = Scaled(a, x); var c = Scaled(b, b[0]); return Dot(b, c) + Dot(Scaled(a, 2), a); }

    [Differentiable, At("1.5 -0.5 0.3"), At("0.3 0.2")]
    public static double ReturnsItsArgument(double[] a) { var b = Same(a); b[0] *= b[1]; return a[0] * b[0] + Dot(Same(b), a); }

    [Differentiable, At("1.5 -0.5 0.3", 2), At("0.3 0.2", 1), At("0.3 0.2", 0)]
    public static double InPlace(double[] a, int n) { double s = 0; for (int k = 0; k < n; k++) { Softmax(a); s += Norm(a) * a[0]; } return s; }

    [Differentiable, At("1.5 -0.5 0.3"), At("0.3 0.9")]
    public static double ByIndex(double[] a) => a[Largest(a)] * Dot(a, a);

    [Differentiable, At("1.5 -0.5 0.3"), At("0.3 0.9")]
    public static double Params(double[] a) => Sum(a) * Sum(a[0], a[1] * a[0]) + Sum();

    [Differentiable, At("-1.5 0.5 0.3"), At("-0.3 -0.9"), At("0.3 0.9")]
    public static double EarlyOut(double[] a) => First(a) * a[0] + First(a, 1);

    [Differentiable, At("1.5 -0.5 0.3", "1 2 3"), At("0.3 0.9", "0.5 0.2")]
    public static void WritesTheResult(double[] a, double[] y) { AddInto(y, a); y[0] = Norm(y) * First(a); }

    [Differentiable, At("1.5 -0.5 0.3"), At("0.3 0.9")]
    public static double LocalOverArrays(double[] a)
    {
        var b = new double[a.Length];
        void Put(int i, double v) { b[i] = v * a[i]; }
        for (int i = 0; i < a.Length; i++) Put(a.Length - 1 - i, a[i]);
        Func<int, double> at = i => b[i] * b[0];
        return at(0) + at(1);
    }
}
