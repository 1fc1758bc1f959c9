using System;
using Backprop;

/// <summary>Arrays that are written where they stand: what they held before is what the way back needs.</summary>
public static partial class ArrayWrites
{
    [Differentiable]
    [At("1.5 -0.5 2", 0.7), At("3", -2), At("", 0.7)]
    public static double ScaleInPlace(double[] a, double x) { double s = 0; for (int i = 0; i < a.Length; i++) { a[i] *= x; s += a[i] * a[i]; } return s; }

    [Differentiable]
    [At("1.5 -0.5 2", 0.7), At("3", -2)]
    public static double ScaleThenRead(double[] a, double x) { for (int i = 0; i < a.Length; i++) a[i] *= x; double s = 0; for (int i = 0; i < a.Length; i++) s += Math.Sin(a[i]) * a[i]; return s; }

    [Differentiable]
    [At("1.5 -0.5 2", 0.7), At("3", -2)]
    public static double OverwrittenBeforeRead(double[] a, double x) { double s = 0; for (int i = 0; i < a.Length; i++) { a[i] = x * (i + 1); s += a[i] * a[i]; } return s; }

    [Differentiable]
    [At("1.5 -0.5 2 0.7"), At("3 2"), At("3")]
    public static double ShiftUp(double[] a) { for (int i = 1; i < a.Length; i++) a[i] = a[i - 1] * a[i]; return a[^1] * a[0]; }

    [Differentiable]
    [At("1.5 -0.5 2 0.7"), At("3 2")]
    public static double ShiftDown(double[] a) { for (int i = 0; i + 1 < a.Length; i++) a[i] = a[i + 1] * a[i]; return a[0] * a[^1]; }

    [Differentiable]
    [At("1.5 -0.5 2", 0.7), At("3", -2), At("", 1)]
    public static double IncrementInIndex(double[] a, double x) { int i = 0; while (i < a.Length) a[i++] += x * x; double s = 0; foreach (double v in a) s += v * v; return s; }

    [Differentiable]
    [At("1.5 -0.5 2", 0.7), At("3 2", 2)]
    public static double SwapByTemporary(double[] a, double x) { for (int i = 0; i < a.Length / 2; i++) { double t = a[i]; a[i] = a[a.Length - 1 - i] * x; a[a.Length - 1 - i] = t; } return a[0] * a[0] + 3 * a[^1]; }

    [Differentiable]
    [At("1.5 -0.5 2"), At("3 2")]
    public static double SwapByTuple(double[] a) { (a[0], a[1]) = (a[1], a[0]); return a[0] * a[0] * a[1]; }

    [Differentiable]
    [At("1.5 -0.5 2"), At("3 2 1 4")]
    public static double RotateByTuple(double[] a) { for (int i = 2; i < a.Length; i++) (a[i - 2], a[i - 1], a[i]) = (a[i - 1], a[i], a[i - 2] * a[i]); return a[0] + 2 * a[1] + a[^1] * a[^1]; }

    [Differentiable]
    [At("1.5 -0.5 2 0.7"), At("3"), At("")]
    public static double PrefixSums(double[] a) { for (int i = 1; i < a.Length; i++) a[i] += a[i - 1]; double s = 0; for (int i = 0; i < a.Length; i++) s += a[i] * a[i]; return s; }

    [Differentiable]
    [At("1.5 -0.5 2", "1 0.5 0.25 2", new[] { 2, 0, 2, 1 }), At("1.5 -0.5", "3 4", new[] { 1, 1 })]
    public static double Scatter(double[] a, double[] b, int[] idx) { for (int i = 0; i < idx.Length; i++) a[idx[i]] += b[i] * b[i]; double s = 0; for (int i = 0; i < a.Length; i++) s += a[i] * a[i] * (i + 1); return s; }

    [Differentiable]
    [At("1.5 -0.5 2", new[] { 2, 0, 2, 1 }), At("1.5 -0.5", new[] { 1, 1 })]
    public static double ScatterProducts(double[] a, int[] idx) { for (int i = 0; i < idx.Length; i++) a[idx[i]] *= a[i % a.Length]; double s = 0; for (int i = 0; i < a.Length; i++) s += a[i] * (i + 1); return s; }

    [Differentiable]
    [At("1.5"), At("-0.5 2")]
    public static double SquareItself(double[] a) { a[0] = a[0] * a[0]; return a[0] * 3; }

    [Differentiable]
    [At("1.5", 3), At("0.9 2", 5), At("0.9", 0)]
    public static double SquareItselfOften(double[] a, int n) { for (int i = 0; i < n; i++) a[0] = Math.Sin(a[0] * a[0]) + 0.5; return a[0]; }

    [Differentiable]
    [At("1.5 -0.5 2", 0.7), At("3", -2)]
    public static double ThroughAnElement(double[] a, double x) { for (int i = 0; i < a.Length; i++) { a[i] = x; x = a[i] * 2; } return x * x; }

    [Differentiable]
    [At("1.5 -0.5 2", 0.7), At("3", -2)]
    public static double ExchangedWithAVariable(double[] a, double x) { for (int i = 0; i < a.Length; i++) { double t = a[i]; a[i] = x * t; x = Math.Sin(t) + x; } double s = x; foreach (double v in a) s += v * v; return s; }

    [Differentiable]
    [At("1.5 -0.5 2", 0.7), At("3", -2)]
    public static double AllCompounds(double[] a, double x) { for (int i = 0; i < a.Length; i++) { a[i] += x; a[i] -= 0.3 * x; a[i] *= x; a[i] /= x * x + 1; a[i]++; --a[i]; } double s = 0; foreach (double v in a) s += v * v; return s; }

    [Differentiable]
    [At("1.5 -0.5 2", 0.7), At("3", -2)]
    public static double AssignmentsAsValues(double[] a, double x) { double s = 0; for (int i = 0; i < a.Length; i++) s += (a[i] *= x) * (a[i] = a[i] + x); s += a[0]++ * ++a[0]; return s; }

    [Differentiable]
    [At("1.5 -0.5", 0.7), At("3 1", -2)]
    public static double ChainOfAssignments(double[] a, double x) { a[0] = a[1] = x * a[0]; return a[0] * a[1]; }

    [Differentiable]
    [At("1.5 -0.5 2", 0.7), At("0.3 0.2", 1.1)]
    public static double WrittenTwice(double[] a, double x) { for (int i = 0; i < a.Length; i++) { a[i] = a[i] * x; a[i] = Math.Exp(a[i]); } double p = 1; for (int i = 0; i < a.Length; i++) p *= a[i]; return p; }

    [Differentiable]
    [At("1.5 -0.5 2", 4), At("0.3 0.2 0.9", 1), At("0.3 0.2 0.9", 0)]
    public static double Smoothing(double[] a, int n) { for (int k = 0; k < n; k++) for (int i = 1; i + 1 < a.Length; i++) a[i] = 0.25 * a[i - 1] * a[i - 1] + 0.5 * a[i] + 0.25 * a[i + 1]; return a[1] * a[1]; }

    [Differentiable]
    [At("1.5 -0.5 2", 0.7), At("0.3 0.2", 1.1)]
    public static double ByMemberOfASpan(Span<double> a, double x) { for (int i = 0; i < a.Length; i++) a[i] *= a[i] * x; double s = 0; for (int i = 0; i < a.Length; i++) s += a[i]; return s * s; }

    [Differentiable]
    [At("1.5 -0.5 2", "1 2 3"), At("0.3", "4")]
    public static double IntoAnother(double[] y, double[] a) { for (int i = 0; i < a.Length; i++) y[i] = a[i] * a[i] + y[i] * 0.5; double s = 0; for (int i = 0; i < y.Length; i++) s += y[i] * a[i]; return s; }

    [Differentiable]
    [At("1.5 -0.5 2", 0.7)]
    [At("0.3", 1.1)]
    public static double WrittenAndNeverRead(double[] a, double x) { for (int i = 0; i < a.Length; i++) a[i] = a[i] * x; return x * x; }

    /// <summary>What is written has the bits of the plain call, however sums are grouped elsewhere.</summary>
    [Differentiable]
    [At("0.1 0.7 0.3 1.1 0.13 0.9 0.17 1.3 0.19 0.77 0.51", "0.3 0.1 0.7 0.11 0.9 0.37 0.51 0.77 0.19 0.83 0.21")]
    public static double SumOfProductsWritten(double[] a, double[] b)
    {
        double written = 0, other = 0;
        for (int i = 0; i < a.Length; i++) written += a[i] * b[i];
        for (int i = 0; i < b.Length; i++) other += b[i] * b[i];
        a[0] = written;
        return written * other;
    }
}
