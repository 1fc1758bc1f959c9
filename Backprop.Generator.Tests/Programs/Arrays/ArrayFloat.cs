using System;
using System.Collections.Generic;
using Backprop;

/// <summary>Arrays in single precision, and both precisions together.</summary>
public static partial class ArrayFloat
{
    [Differentiable]
    [At("0.5 -0.5 1", 0.7f), At("", 0.7f)]
    public static float Sum(float[] a, float x) { float s = 0; for (int i = 0; i < a.Length; i++) s += a[i] * a[i] * x; return s; }

    [Differentiable]
    [At("0.5 -0.5 1", "1 0.25 0.5"), At("0.5", "1")]
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b) { float s = 0; for (int i = 0; i < a.Length; i++) s += a[i] * b[i]; return s; }

    [Differentiable]
    [At("0.5 -0.5 1", 0.7f), At("0.25", 1.5f)]
    public static float ScaleInPlace(float[] a, float x) { float s = 0; for (int i = 0; i < a.Length; i++) { a[i] *= x; s += a[i] * a[i]; } return s; }

    [Differentiable]
    [At("0.5 -0.5 1 0.25"), At("0.5 1")]
    public static float ShiftUp(float[] a) { for (int i = 1; i < a.Length; i++) a[i] = a[i - 1] * a[i]; return a[^1] + a[0] * a[0]; }

    [Differentiable]
    [At("0.5 -0.5 1", 0.7f), At("0.25", 1.5f)]
    public static double SumInDouble(float[] a, float x) { double s = 0; foreach (float v in a) s += v * (double)x; return s * 0.5; }

    [Differentiable]
    [At("0.5 -0.5 1", 0.7), At("0.25", 1.5)]
    public static double Both(float[] a, double x) { double s = 0; for (int i = 0; i < a.Length; i++) { a[i] = (float)(a[i] * x); s += a[i]; } return s * s; }

    [Differentiable]
    [At("0 0 0", "0.5 -0.5 1"), At("1", "0.25")]
    public static void Void(float[] y, float[] a) { for (int i = 0; i < a.Length; i++) y[i] = MathF.Sin(a[i]) * a[i]; }

    [Differentiable]
    [At("0.5 -0.5 1", 0.7f), At("0.25", 1.5f)]
    public static float[] New(float[] a, float x) { var y = new float[a.Length]; for (int i = 0; i < y.Length; i++) y[i] = a[i] * x; return y; }

    [Differentiable]
    [At("0.5 0.25; 1 0.75"), At("0.5")]
    public static float Rank2(float[,] a) { float s = 0; for (int i = 0; i < a.GetLength(0); i++) for (int j = 0; j < a.GetLength(1); j++) s += a[i, j] * a[i, 0]; return s; }

    [Differentiable]
    [At("0.5 0.25; 1", 0.7f), At("0.5", 1)]
    public static float Jagged(float[][] a, float x) { float s = 0; foreach (var row in a) for (int j = 0; j < row.Length; j++) { row[j] *= x; s += row[j] * row[0]; } return s; }

    [Differentiable]
    [At("0.5 -0.5 1"), At("0.25")]
    public static float OfList(List<float> a) { float s = 0; for (int i = 0; i < a.Count; i++) s += a[i] * a[i]; return s; }

    [Differentiable]
    [At(0.7f, 3), At(0.25f, 1)]
    public static float Local(float x, int n) { var t = new float[n]; for (int i = 0; i < n; i++) t[i] = x * (i + 1) * 0.25f; float s = 0; foreach (float v in t) s += v * v; return s; }
}
