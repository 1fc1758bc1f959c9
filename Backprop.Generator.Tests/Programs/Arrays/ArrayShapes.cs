using System;
using System.Collections.Generic;
using Backprop;

/// <summary>Arrays of several ranks, arrays of arrays, memories, lists, and what they say of their size.</summary>
public static partial class ArrayShapes
{
    [Differentiable]
    [At("1 2; 3 4", 0.7), At("1 2 3", -2)]
    public static double Rank2(double[,] a, double x) { double s = 0; for (int i = 0; i < a.GetLength(0); i++) for (int j = 0; j < a.GetLength(1); j++) s += a[i, j] * a[i, j] * x * (i + 1); return s / a.Length * a.Rank; }

    [Differentiable]
    [At("1 2; 3 4 | 5 6; 7 8", 0.7), At("1 2 | 3 4 | 5 6", -2)]
    public static double Rank3(double[,,] a, double x)
    {
        double s = 0;
        for (int i = 0; i < a.GetLength(0); i++)
            for (int j = 0; j < a.GetLength(1); j++)
                for (int k = 0; k <= a.GetUpperBound(2); k++) { a[i, j, k] *= x; s += a[i, j, k] * a[0, j, k]; }
        return s;
    }

    [Differentiable]
    [At("1 2; 3 4"), At("1 2 3; 4 5 6")]
    public static double ForeachOfRank2(double[,] a) { double s = 0; foreach (double v in a) s = s * 0.5 + v * v; return s; }

    [Differentiable]
    [At("1 2; 3 4", 0.7), At("1; 2 3 4;; 5", -2), At("", 1)]
    public static double Jagged(double[][] a, double x) { double s = 0; for (int i = 0; i < a.Length; i++) for (int j = 0; j < a[i].Length; j++) s += Math.Sin(a[i][j] * x) * a[i][0]; return s; }

    [Differentiable]
    [At("1 2; 3 4; =0"), At("1 2; =0; =0")]
    public static double SharedRows(double[][] a) { double s = 0; for (int i = 0; i < a.Length; i++) s += a[i][0] * a[i][1] * (i + 1) * a[0][0]; return s; }

    [Differentiable]
    [At("1 2; 3 4", 0.7), At("1; 2 3 4", -2)]
    public static double JaggedWritten(double[][] a, double x) { for (int i = 0; i < a.Length; i++) for (int j = 0; j < a[i].Length; j++) a[i][j] *= x * a[0][0]; double s = 0; foreach (var row in a) foreach (double v in row) s += v * v; return s; }

    [Differentiable]
    [At("1 2; 3 4", 0.7), At("1; 2 3 4", -2)]
    public static double RowAlias(double[][] a, double x) { double s = 0; for (int i = 0; i < a.Length; i++) { var row = a[i]; row[0] *= x; s += row[0] * a[i][^1]; } return s; }

    [Differentiable]
    [At("1 2; 3 4", 1), At("1 2; 3 4", 0)]
    public static double OneRow(double[][] a, int i) { var row = a[i]; double s = 0; foreach (double v in row) s += v * v * a[0][0]; return s; }

    [Pending("rows of a parameter are replaced")]
    [Differentiable]
    [At("1 2; 3 4; 5 6", 0.7), At("0.5; 2", 3)]
    public static double RowsTrade(double[][] a, double x) { var t = a[0]; a[0] = a[1]; a[1] = t; a[0][0] *= x; a[0] = a[1]; a[1] = a[^1]; return a[0][0] * t[0] + a[1][0]; }

    [Differentiable]
    [At(0.7, 3), At(-2, 1)]
    public static double LocalSharedRows(double x, int n) { var row = new[] { x, 1 }; var a = new double[n][]; for (int i = 0; i < n; i++) a[i] = row; for (int i = 0; i < n; i++) a[i][1] *= a[n - 1 - i][0]; return row[1] * row[0]; }

    [Differentiable]
    [At(0.7, 4), At(-2, 1)]
    public static double TriangularLocal(double x, int n)
    {
        var p = new double[n][];
        for (int i = 0; i < n; i++)
        {
            p[i] = new double[i + 1];
            p[i][0] = p[i][i] = x;
            for (int j = 1; j < i; j++) p[i][j] = p[i - 1][j - 1] + p[i - 1][j] * x;
        }
        return p[n - 1][n / 2] * p[0][0];
    }

    [Differentiable]
    [At("1 2 3", 0.7), At("4", -2)]
    public static double OfMemory(Memory<double> a, double x) { var s = a.Span; for (int i = 0; i < a.Length; i++) s[i] *= x; double sum = 0; foreach (double v in a.Span) sum += v * v; return sum; }

    [Differentiable]
    [At("1 2 3", 0.7), At("4 5", -2)]
    public static double OfReadOnlyMemory(ReadOnlyMemory<double> a, double x) { double sum = 0; for (int i = 0; i < a.Length; i++) sum += a.Span[i] * x; return sum * a.Slice(1).Span.Length + a.Span[^1] * a.Span[0]; }

    [Differentiable]
    [At("1 2 3", 0.7), At("4", -2), At("", 1)]
    public static double OfList(List<double> a, double x) { double s = 0; for (int i = 0; i < a.Count; i++) s += a[i] * a[i] * x; return s; }

    [Differentiable]
    [At("1 2 3", 0.7), At("4", -2)]
    public static double ListWritten(List<double> a, double x) { for (int i = 0; i < a.Count; i++) a[i] = a[i] * x + a[0]; double s = 0; foreach (double v in a) s += v * v; return s; }

    [Differentiable]
    [At("1 2 3", 0.7), At("", -2)]
    public static double ForeachOfArray(double[] a, double x) { double s = x; foreach (var v in a) s = Math.Sin(s) * v + v * v; return s; }

    [Differentiable]
    [At("1 2 3", 0.7), At("", -2)]
    public static double ForeachOfSpan(ReadOnlySpan<double> a, double x) { double s = x; foreach (double v in a) { if (v > 1.5) continue; s = s * v + x; } return s * x; }

    [Differentiable]
    [At("1 2; 3 4"), At("1; 2 3 4")]
    public static double ForeachOfRows(double[][] a) { double s = 0; foreach (double[] row in a) { double p = 1; foreach (double v in row) p *= v; s += p * p; } return s; }

    [Differentiable]
    [At("1 2 3", "4 5; 6 7", "8 9"), At("1", "2", "3")]
    public static double Sizes(double[] a, double[,] b, List<double> c) { double s = a.Length * a[0] + b.Length * b[0, 0] + c.Count * c[0]; return s * a.GetLength(0) * b.GetLength(1) + b.Rank + a.LongLength; }
}
