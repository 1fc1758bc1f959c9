using System;
using Backprop;

/// <summary>The functions over spans that small networks are made of, called for their pullbacks.</summary>
public static partial class ArrayLayers
{
    [Differentiable]
    [At("1 2 3", "0.5 -1 2"), At("", "")]
    public static double Dot(double[] a, double[] b) => Vectors.Dot(a, b) * 2;

    [Differentiable]
    [At("1 2 -3")]
    public static double DotWithItself(double[] a) => Vectors.Dot(a, a);

    [Differentiable]
    [At("1 2 3", "0.5 -1 2")]
    public static double DotWithAConstant(double[] a, [NoDerivative] double[] b)
    {
        var s = Vectors.Dot(a, b);
        return s * Vectors.Dot(b, a);
    }

    [Differentiable]
    [At("1 2 3 4 5 6", "0.5 -1 2", "0.1 0.2")]
    public static double Layer(double[] w, double[] x, double[] b)
    {
        var y = new double[b.Length];
        Vectors.MatVec(w, x, y);
        for (int i = 0; i < y.Length; i++) y[i] += b[i];
        var z = new double[b.Length];
        Activations.Tanh(y, z);
        return Vectors.LogSumExp(z);
    }

    [Differentiable]
    [At("1 2 3 4 5 6", "0.5 -1 2", "0 0")]
    public static void LayerInto(ReadOnlySpan<double> w, ReadOnlySpan<double> x, Span<double> y) => Vectors.MatVec(w, x, y);

    /// <summary>The same room for each trip, and the trips depend on each other.</summary>
    [Differentiable]
    [At("0.1 0.2 -0.3 0.4", "0.5 -1", "3"), At("0.1 0.2 -0.3 0.4", "0.5 -1", "0")]
    public static double Recurrent(double[] w, double[] x, int steps)
    {
        var state = new double[x.Length];
        var sum = new double[x.Length];
        Array.Copy(x, state, x.Length);
        for (int t = 0; t < steps; t++)
        {
            Vectors.MatVec(w, state, sum);
            Activations.Sigmoid(sum, state);
        }
        return Vectors.Dot(state, state);
    }

    /// <summary>The same room for each trip, and the trips do not.</summary>
    [Differentiable]
    [At("0.1 0.2 -0.3 0.4", "0.5 -1 2 0.3 -0.7 0.9"), At("0.1 0.2 -0.3 0.4", "")]
    public static double Batch(double[] w, double[] x)
    {
        int n = 2;
        var sum = new double[n];
        var rectified = new double[n];
        double loss = 0;
        for (int i = 0; i < x.Length / n; i++)
        {
            Vectors.MatVec(w, x.AsSpan(i * n, n), sum);
            Activations.Relu(sum, rectified);
            loss += Vectors.Dot(rectified, sum);
        }
        return loss;
    }

    [Differentiable]
    [At("0.1 0.2 -0.3 0.4", "0.5 -1 2 0.3 -0.7 0.9"), At("0.1 0.2 -0.3 0.4", "")]
    public static double BatchOfRows(double[] w, double[] x)
    {
        int n = 2, count = x.Length / n;
        var sum = new double[n];
        var weights = new double[n];
        double loss = 0;
        for (int i = 0; i < count; i++)
        {
            Vectors.MatVec(w, x.AsSpan(i * n, n), sum);
            Vectors.Softmax(sum, weights);
            loss += Vectors.Dot(weights, sum) - weights[0];
        }
        return loss;
    }

    /// <summary>What was read is overwritten, and so is what was written.</summary>
    [Differentiable]
    [At("1 0.2 -0.3", "0.5 -1 2")]
    public static double Overwritten(double[] a, double[] b)
    {
        var y = new double[a.Length];
        Vectors.Softmax(a, y);
        double s = Vectors.Dot(y, b);
        for (int i = 0; i < y.Length; i++) y[i] *= y[i];
        s += Vectors.Dot(y, b);
        a[0] = 7 * b[1];
        return s * a[0];
    }

    [Differentiable]
    [At("1 0.2 -0.3", "2"), At("1 0.2 -0.3", "-2")]
    public static double OnSomePaths(double[] a, double p)
    {
        var y = new double[a.Length];
        if (p > 0) Activations.Softplus(a, y);
        else Activations.LeakyRelu(a, p * 0.1, y);
        return y[0] * p + Vectors.LogSumExp(y);
    }

    [Differentiable]
    [At("1 0.2 -0.3 4", "0.5 -1 2 0.1 0.2 0.3", "2", "2", "3")]
    public static double Products(double[] a, double[] b, int rows, int inner, int columns)
    {
        var c = new double[rows * columns];
        Vectors.MatMul(a, b, c, rows, inner, columns);
        return Vectors.Dot(c, c);
    }

    [Differentiable]
    [At("1 0.2 -0.3 4")]
    public static double Smooth(double[] x)
    {
        Span<double> gelu = stackalloc double[x.Length];
        Span<double> silu = stackalloc double[x.Length];
        Activations.Gelu(x, gelu);
        Activations.Silu(gelu, silu);
        return Vectors.Dot(silu, gelu);
    }

    [Differentiable]
    [At("1 0.2 -0.3 4", "0.5 -1 2 0.1")]
    public static float Single(float[] x, float[] w)
    {
        var y = new float[x.Length];
        Activations.Tanh(x, y);
        return Vectors.Dot(y, w);
    }

    /// <summary>Parts of one array: written here, read there.</summary>
    [Differentiable]
    [At("1 0.2 -0.3 4")]
    public static double Parts(double[] x)
    {
        int n = x.Length / 2;
        Activations.Sigmoid(x.AsSpan(0, n), x.AsSpan(n, n));
        double s = Vectors.Dot(x, x);
        Activations.Tanh(x.AsSpan(n, n), x.AsSpan(0, n));
        return s + x[0] * x[n];
    }

    [Differentiable]
    [At("1 0.2 -0.3 4")]
    public static double NotUsed(double[] x)
    {
        var y = new double[x.Length];
        Activations.Sigmoid(x, y);
        Vectors.Dot(x, y);
        return x[0] * x[1];
    }

    /// <summary>One array read on two paths, and overwritten behind both; calls in conditions, and with named arguments.</summary>
    [Differentiable]
    [At("0.3 0.5", "1.1 0.7"), At("3 0.5", "1.1 0.7"), At("9 9", "1.1 0.7")]
    public static double OnTwoPathsInALoop(double[] a, double[] b)
    {
        int n = 0;
        double s = 0;
        while (Vectors.Dot(a, b) < 5 && n < 4)
        {
            a[0] += 0.5 * b[0];
            n++;
            s += n > 2 ? Vectors.LogSumExp(a) : Vectors.Dot(b: a, a: b);
            if (s > 1) s *= Vectors.Dot(a, a);
        }
        return s + Vectors.LogSumExp(a);
    }

    [Differentiable]
    [At("0.3 0.5 0.2", "1"), At("0.3 0.5 0.2", "-1"), At("0.3 0.5 0.2", "0")]
    public static double OnThreePaths(double[] a, int which)
    {
        var y = new double[a.Length];
        double s = 0;
        switch (which)
        {
            case 1: Activations.Sigmoid(a, y); s = Vectors.Dot(y, a); break;
            case -1: Activations.Tanh(a, y); s = Vectors.Dot(a, y) * 2; break;
            default: s = Vectors.LogSumExp(a); break;
        }
        a[0] = s;
        for (int i = 0; i < y.Length; i++) y[i] = y[i] * a[i];
        return s + Vectors.Dot(a, y);
    }

    /// <summary>Each trip reads what the one before has written, in the row of another.</summary>
    [Differentiable]
    [At("0.3 0.5 0.2 0.7 -0.1 0.4")]
    public static double FromRowToRow(double[] x)
    {
        int n = 2;
        double s = 0;
        for (int i = 1; i < x.Length / n; i++)
        {
            Activations.Softplus(x.AsSpan((i - 1) * n, n), x.AsSpan(i * n, n));
            s += Vectors.Dot(x.AsSpan(i * n, n), x.AsSpan((i - 1) * n, n));
        }
        return s;
    }

    [Differentiable]
    [At("0.3 0.5; 0.2 0.7", "0.9 0.1", "3")]
    public static double Rows(double[][] rows, double[] x, int n)
    {
        double s = 0;
        for (int k = 0; k < n; k++)
            foreach (var row in rows)
            {
                s += Vectors.Dot(row, x) * Vectors.LogSumExp(row);
                row[k % 2] *= 0.5;
            }
        return s;
    }
}
