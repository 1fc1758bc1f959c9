using System;
using Backprop;

/// <summary>Products and transposes of matrices, rectangular and jagged.</summary>
public static partial class ArrayMatrices
{
    [Differentiable]
    [At("1 2; 3 4", "0.5 -1; 2 0.3", "1 1; 1 1"), At("1 2 3", "1; 2; 3", "7")]
    public static void Product(double[,] a, double[,] b, double[,] c)
    {
        for (int i = 0; i < c.GetLength(0); i++)
            for (int j = 0; j < c.GetLength(1); j++)
            {
                double s = 0;
                for (int k = 0; k < b.GetLength(0); k++) s += a[i, k] * b[k, j];
                c[i, j] = s;
            }
    }

    [Differentiable]
    [At("1 2; 3 4", "0.5 -1; 2 0.3"), At("1 2 3", "1; 2; 3")]
    public static double NormOfProduct(double[,] a, double[,] b)
    {
        double norm = 0;
        for (int i = 0; i < a.GetLength(0); i++)
            for (int j = 0; j < b.GetLength(1); j++)
            {
                double s = 0;
                for (int k = 0; k < b.GetLength(0); k++) s += a[i, k] * b[k, j];
                norm += s * s;
            }
        return norm;
    }

    [Differentiable]
    [At("1 2; 3 4", "0.5 -1; 2 0.3"), At("1 2 3", "1; 2; 3")]
    public static double JaggedProduct(double[][] a, double[][] b)
    {
        int n = a.Length, m = b[0].Length;
        var c = new double[n][];
        for (int i = 0; i < n; i++) c[i] = new double[m];
        for (int i = 0; i < n; i++)
            for (int k = 0; k < b.Length; k++)
                for (int j = 0; j < m; j++) c[i][j] += a[i][k] * b[k][j];
        double trace = 0;
        for (int i = 0; i < Math.Min(n, m); i++) trace += c[i][i] * c[i][0];
        return trace;
    }

    [Differentiable]
    [At("1 2; 3 4"), At("1 2 3; 4 5 6; 7 8 9")]
    public static double TransposeInPlace(double[,] a)
    {
        int n = a.GetLength(0);
        for (int i = 0; i < n; i++)
            for (int j = 0; j < i; j++) (a[i, j], a[j, i]) = (a[j, i], a[i, j]);
        double s = 0;
        for (int i = 0; i < n; i++) s += a[i, 0] * a[0, i] * (i + 1) + a[i, n - 1] * i;
        return s;
    }

    [Differentiable]
    [At("1 2 3; 4 5 6"), At("1; 2")]
    public static double Transposed(double[,] a)
    {
        int n = a.GetLength(0), m = a.GetLength(1);
        var t = new double[m, n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < m; j++) t[j, i] = a[i, j];
        double s = 0;
        for (int j = 0; j < m; j++) for (int i = 0; i < n; i++) s += t[j, i] * t[j, i] * (i + 2 * j);
        return s;
    }

    [Differentiable]
    [At("1 2; 3 4", "0.5 -1"), At("1 2 3", "1 2 3")]
    public static double[] TimesVector(double[][] a, double[] x)
    {
        var y = new double[a.Length];
        for (int i = 0; i < a.Length; i++) for (int j = 0; j < x.Length; j++) y[i] += a[i][j] * x[j];
        return y;
    }

    [Differentiable]
    [At("1 2 3 4", "0.5 -1", 2), At("1 2 3 4 5 6", "1 2 3", 2)]
    public static double FlatMatrix(ReadOnlySpan<double> a, ReadOnlySpan<double> x, int rows)
    {
        int columns = x.Length;
        double s = 0;
        for (int i = 0; i < rows; i++)
        {
            var row = a.Slice(i * columns, columns);
            double y = 0;
            for (int j = 0; j < columns; j++) y += row[j] * x[j];
            s += Math.Tanh(y);
        }
        return s;
    }

    [Differentiable]
    [At("1 2; 3 4", 2), At("0.5 0.2; 0.1 0.4", 3), At("1 2; 3 4", 0)]
    public static double Powers(double[,] a, int n)
    {
        double[,] p = { { 1, 0 }, { 0, 1 } };
        for (int k = 0; k < n; k++)
        {
            var q = new double[2, 2];
            for (int i = 0; i < 2; i++) for (int j = 0; j < 2; j++) q[i, j] = p[i, 0] * a[0, j] + p[i, 1] * a[1, j];
            p = q;
        }
        return p[0, 0] * p[1, 1] + p[0, 1];
    }

    [Differentiable]
    [At("0.1 0.2; -0.3 0.4", "0.05 -0.1", "1 2"), At("0.1 0.2 0.3", "0.5", "1 2 3")]
    public static double Layer(double[][] weights, double[] bias, double[] x)
    {
        double s = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            double z = bias[i];
            var row = weights[i];
            for (int j = 0; j < row.Length; j++) z += row[j] * x[j];
            s += Math.Tanh(z) * (i + 1);
        }
        return s;
    }
}
