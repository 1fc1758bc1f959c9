using System;
using Backprop;

/// <summary>What comes back in arrays: written parameters, new arrays, and both beside a number.</summary>
public static partial class ArrayResults
{
    [Differentiable]
    [At("0 0 0", "1 2 3", 0.7), At("5", "4", -2), At("", "", 1)]
    public static void Scaled(double[] y, double[] a, double x) { for (int i = 0; i < y.Length; i++) y[i] = a[i] * x; }

    [Differentiable]
    [At("0.1 0.2 0.3", "1 2 3", 0.7), At("5", "4", -2)]
    public static void Axpy(Span<double> y, ReadOnlySpan<double> a, double x) { for (int i = 0; i < y.Length; i++) y[i] += a[i] * x; }

    [Differentiable]
    [At("1 2 3", 0.7), At("4", -2)]
    public static void InPlace(double[] a, double x) { for (int i = 0; i < a.Length; i++) a[i] = Math.Sin(a[i] * x); }

    [Differentiable]
    [At("0 0", "0 0", 0.7, 2), At("1 1", "1 1", -2, 0.4)]
    public static void TwoArrays(double[] y, double[] z, double u, double v) { y[0] = u * v; y[1] = y[0] * u; z[0] = y[1] + v; z[1] *= z[0]; }

    [Differentiable]
    [At("1 2 3", 0.7), At("4", -2), At("", 1)]
    public static double[] New(double[] a, double x) { var y = new double[a.Length]; for (int i = 0; i < y.Length; i++) y[i] = a[i] * a[i] * x; return y; }

    [Differentiable]
    [At(0.7, 2), At(-2, 0.3)]
    public static double[] Initialized(double x, double y) => new[] { x * y, x + y, Math.Sin(x) };

    [Differentiable]
    [At(0.7, 3), At(-2, 0), At(1.5, 1)]
    public static double[] LengthOfThePassenger(double x, int n) { var y = new double[n]; double p = 1; for (int i = 0; i < n; i++) { p *= x; y[i] = p; } return y; }

    [Differentiable]
    [At(0.7, 1), At(-2, -1)]
    public static double[] OnTwoPaths(double x, int flag) { if (flag > 0) return new[] { x, x * x }; var y = new double[3]; y[1] = Math.Exp(x); return y; }

    [Differentiable]
    [At("1 2 3", 0.7), At("4", -2)]
    public static double NumberAndArray(double[] a, double x) { double s = 0; for (int i = 0; i < a.Length; i++) { s += a[i] * x; a[i] = s * s; } return s; }

    [Differentiable]
    [At("0 0 0", "1 2 3"), At("5", "4")]
    public static double NormAndUnit(double[] y, double[] a) { double s = 0; foreach (double v in a) s += v * v; s = Math.Sqrt(s); for (int i = 0; i < a.Length; i++) y[i] = a[i] / s; return s; }

    [Differentiable]
    [At("0 0 0", "1 2 3"), At("0 0", "0.3 -0.4")]
    public static double[] Softmax(double[] y, double[] a) { double s = 0; for (int i = 0; i < a.Length; i++) { y[i] = Math.Exp(a[i]); s += y[i]; } var p = new double[a.Length]; for (int i = 0; i < a.Length; i++) p[i] = y[i] / s; return p; }

    [Differentiable]
    [At("1 2 3", 0.7), At("4", -2)]
    public static double[] CloneWritten(double[] a, double x) { var y = (double[])a.Clone(); y[0] *= x; a[0] += y[0]; return y; }

    [Differentiable]
    [At("1 2; 3 4", 0.7), At("4", -2)]
    public static void Rank2(double[,] a, double x) { for (int i = 0; i < a.GetLength(0); i++) for (int j = 0; j < a.GetLength(1); j++) a[i, j] *= x * a[0, 0]; }

    [Differentiable]
    [At("1 2; 3 4", 0.7), At("4; 5 6", -2)]
    public static void Jagged(double[][] a, double x) { foreach (var row in a) for (int j = 0; j < row.Length; j++) row[j] *= x * row[0]; }

    [Differentiable]
    [At("1 2 3", 0.7), At("4", -2)]
    public static (double sum, double product) Pair(double[] a, double x) { double s = 0, p = 1; foreach (double v in a) { s += v * x; p *= v; } return (s, p * x); }

    [Differentiable]
    [At("0 0 0", "1 2 3", 3), At("0 0 0", "1 2 3", 0)]
    public static void Partly(double[] y, double[] a, int n) { for (int i = 0; i < n; i += 2) y[i] = a[i] * a[i]; }

    [Differentiable]
    [At("0.2 0.8", 3), At("0.2 0.8 0.4", 2)]
    public static void Steps(double[] a, int n) { for (int k = 0; k < n; k++) for (int i = 0; i < a.Length; i++) a[i] += 0.1 * Math.Sin(a[(i + 1) % a.Length]); }
}
