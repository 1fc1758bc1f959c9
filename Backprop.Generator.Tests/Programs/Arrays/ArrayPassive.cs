using System;
using Backprop;

/// <summary>Arrays without a derivative, and arrays that come by one on the way.</summary>
public static partial class ArrayPassive
{
    private static readonly double[] weights = { 0.4, -0.3, 0.2 };

    [Differentiable]
    [At("1 2 3", "4 5 6", 0.7), At("1", "2", -2)]
    public static double NoDerivative(double[] a, [NoDerivative] double[] w, double x) { double s = 0; for (int i = 0; i < a.Length; i++) s += a[i] * w[i] * x; return s * s; }

    [Differentiable]
    [At("1 2 3", new[] { 4, 5, 6 }), At("1", new[] { 2 })]
    public static double Integers(double[] a, int[] k) { double s = 0; for (int i = 0; i < a.Length; i++) s += a[i] * k[i] / (i + 1); return s * s; }

    [Differentiable]
    [At("1 2 3", new[] { true, false, true }), At("1", new[] { false })]
    public static double Mask(double[] a, bool[] mask) { double s = 1; for (int i = 0; i < a.Length; i++) if (mask[i]) s *= a[i] * a[i]; return s; }

    [Differentiable]
    [At("1 2 3", new[] { 0, 0, 0 }), At("1 5", new[] { 7, 8 })]
    public static double IntegersWritten(double[] a, int[] count) { double s = 0; for (int i = 0; i < a.Length; i++) { count[i] = i * i + count[i]; s += a[i] * count[i]; } return s * s; }

    [Differentiable]
    [At("1 2 3", "0 0 0"), At("1", "5")]
    public static double PassiveWritten(double[] a, [NoDerivative] double[] w) { double s = 0; for (int i = 0; i < a.Length; i++) { w[i] = w[i] * 2 + i; s += a[i] * a[i] * w[i]; } return s; }

    [Differentiable]
    [At("1 2 3"), At("1 5")]
    public static double ConstantLocal(double[] a) { double[] w = { 0.5, 0.25, 2 }; double s = 0; for (int i = 0; i < a.Length; i++) s += a[i] * a[i] * w[i]; return s; }

    [Differentiable]
    [At("1 2 3"), At("1 5")]
    public static double StaticField(double[] a) { double s = 0; for (int i = 0; i < a.Length; i++) s += a[i] * a[i] * weights[i]; return s; }

    [Differentiable]
    [At(0.7, 3), At(-2, 1)]
    public static double BecomesActive(double x, int n) { var t = new double[n]; for (int i = 0; i < n; i++) t[i] = i + 1; double s = t[0]; for (int i = 0; i < n; i++) { t[i] *= x; s += t[i] * t[0]; } return s; }

    [Differentiable]
    [At(0.7, 3), At(-2, 1)]
    public static double ActiveOnOneElement(double x, int n) { var t = new double[n + 1]; for (int i = 0; i < n; i++) t[i] = 0.5 * i; t[n] = x; double s = 0; foreach (double v in t) s = s * 0.5 + v * v; return s; }

    [Differentiable]
    [At("1 2 3", 0.7), At("1 5", 2)]
    public static double BecomesPassive(double[] a, double x) { double s = a[0] * x; for (int i = 0; i < a.Length; i++) a[i] = i; foreach (double v in a) s += v * x; return s; }

    [Differentiable]
    [At(new[] { 2, 0, 1 }, 0.7), At(new[] { 0 }, -2)]
    public static double OnlyTheNumberIsActive(int[] k, double x) { double s = x; foreach (int i in k) s = s * x + i; return s; }

    [Differentiable]
    [At("1 2 3", "1 2; 3 4"), At("1 5", "2; 3")]
    public static double PassiveMatrix(double[] a, [NoDerivative] double[,] m) { double s = 0; for (int i = 0; i < m.GetLength(0); i++) for (int j = 0; j < m.GetLength(1); j++) s += m[i, j] * a[i] * a[j]; return s; }

    [Differentiable]
    [At("1 2 3", 0.7), At("-1 5", 2)]
    public static double Histogram(double[] a, double x) { var count = new int[3]; double s = 0; foreach (double v in a) { int bin = v < 0 ? 0 : v < 2.5 ? 1 : 2; count[bin]++; s += v * count[bin] * x; } return s * s; }

    [Differentiable]
    [At("1 2 3"), At("-1 5")]
    public static double Stopped(double[] a) { double s = 0; for (int i = 0; i < a.Length; i++) s += a[i] * a[i] * Math.Sign(a[i]); return s * a.Length; }
}
