using System;
using Backprop;

/// <summary>Linear algebra where it stands: factorizations, substitutions, sweeps.</summary>
public static partial class ArraySolvers
{
    [Differentiable]
    [At("4 1; 1 3", "1 2"), At("4 1 0.5; 1 3 0.2; 0.5 0.2 2", "1 2 3"), At("2", "3")]
    public static double LuAndSolve(double[,] a, double[] b)
    {
        int n = b.Length;
        for (int k = 0; k < n; k++)
            for (int i = k + 1; i < n; i++)
            {
                a[i, k] /= a[k, k];
                for (int j = k + 1; j < n; j++) a[i, j] -= a[i, k] * a[k, j];
            }
        for (int i = 0; i < n; i++)
            for (int j = 0; j < i; j++) b[i] -= a[i, j] * b[j];
        for (int i = n - 1; i >= 0; i--)
        {
            for (int j = i + 1; j < n; j++) b[i] -= a[i, j] * b[j];
            b[i] /= a[i, i];
        }
        double s = 0;
        for (int i = 0; i < n; i++) s += b[i] * b[i];
        return s;
    }

    [Differentiable]
    [At("1 4; 3 1", "1 2"), At("0.1 1 4; 3 1 0.2; 0.5 5 2", "1 2 3")]
    public static double Pivoting(double[][] a, double[] b)
    {
        int n = b.Length;
        for (int k = 0; k < n; k++)
        {
            int p = k;
            for (int i = k + 1; i < n; i++) if (Math.Abs(a[i][k]) > Math.Abs(a[p][k])) p = i;
            for (int j = 0; j < n; j++) (a[k][j], a[p][j]) = (a[p][j], a[k][j]);
            (b[k], b[p]) = (b[p], b[k]);
            for (int i = k + 1; i < n; i++)
            {
                double f = a[i][k] / a[k][k];
                for (int j = k; j < n; j++) a[i][j] -= f * a[k][j];
                b[i] -= f * b[k];
            }
        }
        for (int i = n - 1; i >= 0; i--)
        {
            double t = b[i];
            for (int j = i + 1; j < n; j++) t -= a[i][j] * b[j];
            b[i] = t / a[i][i];
        }
        return b[0] * b[n - 1];
    }

    [Differentiable]
    [At("4 1; 1 3"), At("4 1 0.5; 1 3 0.2; 0.5 0.2 2"), At("2")]
    public static double Cholesky(double[,] a)
    {
        int n = a.GetLength(0);
        double logDet = 0;
        for (int j = 0; j < n; j++)
        {
            for (int k = 0; k < j; k++) a[j, j] -= a[j, k] * a[j, k];
            a[j, j] = Math.Sqrt(a[j, j]);
            for (int i = j + 1; i < n; i++)
            {
                for (int k = 0; k < j; k++) a[i, j] -= a[i, k] * a[j, k];
                a[i, j] /= a[j, j];
            }
            logDet += Math.Log(a[j, j]);
        }
        return 2 * logDet;
    }

    [Differentiable]
    [At("2 0; 1 3", "1 2"), At("2 0 0; 1 3 0; 0.5 -1 2", "1 2 3")]
    public static void Forward(double[,] l, double[] b)
    {
        for (int i = 0; i < b.Length; i++)
        {
            double t = b[i];
            for (int j = 0; j < i; j++) t -= l[i, j] * b[j];
            b[i] = t / l[i, i];
        }
    }

    [Differentiable]
    [At("2 1; 0 3", "1 2"), At("2 1 0.5; 0 3 -1; 0 0 2", "1 2 3")]
    public static double[] Back(double[,] u, double[] b)
    {
        int n = b.Length;
        var x = new double[n];
        for (int i = n - 1; i >= 0; i--)
        {
            x[i] = b[i];
            for (int j = i + 1; j < n; j++) x[i] -= u[i, j] * x[j];
            x[i] /= u[i, i];
        }
        return x;
    }

    [Differentiable]
    [At("0 1 0.5", "4 3 5", "1 0.2 0", "1 2 3"), At("0", "4", "0", "1")]
    public static double Thomas(double[] low, double[] diagonal, double[] up, double[] d)
    {
        int n = d.Length;
        var c = new double[n];
        c[0] = up[0] / diagonal[0];
        d[0] /= diagonal[0];
        for (int i = 1; i < n; i++)
        {
            double m = diagonal[i] - low[i] * c[i - 1];
            c[i] = up[i] / m;
            d[i] = (d[i] - low[i] * d[i - 1]) / m;
        }
        for (int i = n - 2; i >= 0; i--) d[i] -= c[i] * d[i + 1];
        double s = 0;
        foreach (double v in d) s += v * v;
        return s;
    }

    [Differentiable]
    [At("4 1; 1 3", "1 2", 0), At("4 1; 1 3", "1 2", 3), At("4 1 0.5; 1 3 0.2; 0.5 0.2 2", "1 2 3", 2)]
    public static double GaussSeidel(double[,] a, double[] b, int sweeps)
    {
        int n = b.Length;
        var x = new double[n];
        for (int k = 0; k < sweeps; k++)
            for (int i = 0; i < n; i++)
            {
                double t = b[i];
                for (int j = 0; j < n; j++) if (j != i) t -= a[i, j] * x[j];
                x[i] = t / a[i, i];
            }
        double s = b[0];
        for (int i = 0; i < n; i++) s += x[i] * x[i];
        return s;
    }

    [Differentiable]
    [At("4 1; 1 3", "1 2"), At("4 1 0.5; 1 3 0.2; 0.5 0.2 2", "1 2 3")]
    public static double ConjugateGradients(double[][] a, double[] b)
    {
        int n = b.Length;
        double[] x = new double[n], r = new double[n], p = new double[n], q = new double[n];
        double rr = 0;
        for (int i = 0; i < n; i++) { r[i] = p[i] = b[i]; rr += r[i] * r[i]; }
        for (int k = 0; k + 1 < n; k++)
        {
            double pq = 0;
            for (int i = 0; i < n; i++) { q[i] = 0; for (int j = 0; j < n; j++) q[i] += a[i][j] * p[j]; pq += p[i] * q[i]; }
            double alpha = rr / pq, next = 0;
            for (int i = 0; i < n; i++) { x[i] += alpha * p[i]; r[i] -= alpha * q[i]; next += r[i] * r[i]; }
            for (int i = 0; i < n; i++) p[i] = r[i] + next / rr * p[i];
            rr = next;
        }
        return x[0] * x[0] + 2 * x[n - 1];
    }

    [Differentiable]
    [At("2 1; 1 3", 4), At("2 1 0.5; 1 3 0.2; 0.5 0.2 1", 3)]
    public static double PowerIteration(double[,] a, int trips)
    {
        int n = a.GetLength(0);
        var v = new double[n];
        var w = new double[n];
        Array.Fill(v, 1);
        double norm = 0;
        for (int k = 0; k < trips; k++)
        {
            norm = 0;
            for (int i = 0; i < n; i++)
            {
                double t = 0;
                for (int j = 0; j < n; j++) t += a[i, j] * v[j];
                w[i] = t;
                norm += t * t;
            }
            norm = Math.Sqrt(norm);
            for (int i = 0; i < n; i++) v[i] = w[i] / norm;
        }
        return norm;
    }
}
