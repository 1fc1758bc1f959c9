using System;
using Backprop;

/// <summary>Rows that trips make and a table keeps: a later trip may write those of an earlier one.</summary>
public static partial class ArrayRowsKept
{
    /// <summary>An earlier row is written, and a value of the last one was read.</summary>
    [Differentiable, At("0.9 -0.4 0.7 0.3 1.1 0.6")]
    public static double EarlierRow(double[] a)
    {
        double s = 1;
        var rows = new double[6][];
        for (int i = 0; i < 6; i++)
        {
            rows[i] = new double[1];
            rows[i][0] = a[i];
            if (i > 1)
            {
                rows[i - 2][0] = a[3];
                s += s * rows[i - 1][0];
            }
        }
        return s;
    }

    /// <summary>Each row is normalised when the next one is there.</summary>
    [Differentiable, At("0.9 0.4 0.7 0.3 1.1 0.6"), At("0.2 1.4 0.8 0.5 0.3 0.9")]
    public static double Normalised(double[] a)
    {
        var alpha = new double[4][];
        double likelihood = 0;
        for (int t = 0; t < 4; t++)
        {
            alpha[t] = new double[2];
            for (int k = 0; k < 2; k++) alpha[t][k] = a[(t + k) % 6];
            if (t == 0) continue;
            double z = alpha[t - 1][0] + alpha[t - 1][1];
            for (int k = 0; k < 2; k++) alpha[t - 1][k] /= z;
            likelihood += Math.Log(z) + alpha[t][0] * alpha[t - 1][1] * alpha[t][1];
        }
        return likelihood;
    }

    /// <summary>Gauss and Jordan, row by row.</summary>
    [Differentiable, At("0.9 0.4 -0.7 0.3 1.1 0.6"), At("0.2 1.4 0.8 0.5 0.3 -0.9")]
    public static double Eliminated(double[] a)
    {
        var rows = new double[4][];
        double s = 0;
        for (int i = 0; i < 4; i++)
        {
            rows[i] = new double[4];
            for (int j = 0; j < 4; j++) rows[i][j] = a[(i + j) % 6] + (i == j ? 3 : 0);
            for (int k = 0; k < i; k++)
            {
                double f = rows[i][k] / rows[k][k];
                for (int j = k; j < 4; j++) rows[i][j] -= f * rows[k][j];
            }
            for (int k = 0; k < i; k++)
            {
                double f = rows[k][i] / rows[i][i];
                for (int j = i; j < 4; j++) rows[k][j] -= f * rows[i][j];
            }
            s += rows[i][i] * rows[0][3];
        }
        return s;
    }

    /// <summary>A table of the trip before, or none.</summary>
    [Differentiable, At("0.9 0.4 -0.7 0.3"), At("0.2 1.4 0.8 0.5")]
    public static double LastTable(double[] a)
    {
        double[][]? last = null;
        double s = 0;
        for (int i = 0; i < 3; i++)
        {
            var next = new double[2][];
            for (int k = 0; k < 2; k++)
            {
                next[k] = new double[2];
                next[k][i % 2] = a[i + k];
            }
            if (last != null)
            {
                last[0][0] += next[1][0];
                s += last[0][0] * last[0][1];
            }
            s += next[0][0] * next[1][1] + next[0][0] * s;
            last = next;
        }
        return s;
    }

    /// <summary>Rows of rows.</summary>
    [Differentiable, At("0.9 0.4 -0.7 0.3 1.1 0.6"), At("0.2 1.4 0.8 0.5 0.3 -0.9")]
    public static double RowsOfRows(double[] a)
    {
        var t = new double[2][][];
        double s = 1;
        for (int i = 0; i < 2; i++)
        {
            t[i] = new double[3][];
            for (int j = 0; j < 3; j++)
            {
                t[i][j] = new double[2];
                t[i][j][j & 1] = a[i * 3 + j];
                if (j == 0) continue;
                t[i][j - 1][0] = a[5];
                s += s * t[i][j][0];
            }
        }
        return s;
    }

    private static double Deeper(double[] v, int depth)
    {
        double s = 1;
        var rows = new double[3][];
        for (int i = 0; i < 3; i++)
        {
            rows[i] = new double[2];
            rows[i][i & 1] = v[i + depth];
            if (i > 0)
            {
                rows[i - 1][0] = v[3];
                s += s * rows[i][0];
            }
            if (depth > 0) s += 0.1 * Deeper(v, depth - 1);
        }
        return s;
    }

    [Differentiable, At("0.9 0.4 -0.7 0.3 1.1 0.6")]
    public static double InCalls(double[] a) => Deeper(a, 2);

    private sealed class Holder
    {
        public double[][] Rows = [];
        public double Sum;
    }

    /// <summary>The table is the field of an object.</summary>
    [Differentiable, At("0.9 0.4 -0.7 0.3 1.1 0.6")]
    public static double OfAnObject(double[] a)
    {
        double s = 1;
        var held = new Holder { Rows = new double[6][] };
        for (int i = 0; i < 6; i++)
        {
            var row = new double[2];
            held.Rows[i] = row;
            row[i & 1] = a[i];
            if (i == 0) continue;
            held.Rows[i - 1][0] = a[3];
            held.Sum += row[0];
            s += s * row[0];
        }
        return s * held.Sum;
    }

    /// <summary>A row is one of the parameter's, or one that the trip makes; a later trip writes the parameter's.</summary>
    [Differentiable, At("0.9 0.4; -0.7 0.3; 1.1 0.6", 0.8)]
    public static double GivenOrMade(double[][] t, double x)
    {
        double s = 1;
        for (int i = 0; i < 3; i++)
        {
            double[] row = i % 2 == 0 ? t[i] : new double[2];
            row[1] += x * s;
            s += s * row[0] * row[1];
            t[i / 2][0] *= row[1];
        }
        return s;
    }
}
