using System;
using Backprop;

/// <summary>Loops that are computed again on the way back, and read and write arrays.</summary>
public static partial class CheckpointedLoopsOverArrays
{
    [Differentiable, At("1 0.2 -0.5", 0.7, 7), At("1 0.2", 0.7, 0)]
    public static double Read(double[] a, double rate, int n)
    {
        double s = a[0];
        foreach (int i in Differentiation.Checkpointed(n))
            for (int j = 0; j < a.Length; j++) s += rate * Math.Sin(s * a[j]);
        return s;
    }

    [Differentiable, At("1 0.2 -0.5", "0 0.3 0.1", 0.1, 7), At("1 0.2 -0.5", "0 0.3 0.1", 0.1, 0), At("1", "2", 0.1, 1)]
    public static double State(double[] start, double[] speeds, double step, int n)
    {
        var x = (double[])start.Clone();
        var v = (double[])speeds.Clone();
        foreach (int i in Differentiation.Checkpointed(n))
        {
            for (int j = 0; j < x.Length; j++) v[j] -= step * Math.Sin(x[j]);
            for (int j = 0; j < x.Length; j++) x[j] += step * v[j] * (i + 1);
        }
        double sum = 0;
        for (int j = 0; j < x.Length; j++) sum += x[j] * x[j];
        return sum;
    }

    [Differentiable, At("1 0.2 -0.5", 0.3, 5), At("1 0.2 -0.5", 0.3, 0)]
    public static void InPlace(double[] x, double rate, int n)
    {
        foreach (int i in Differentiation.Checkpointed(n))
        {
            x[0] = x[0] * x[x.Length - 1] + rate;
            for (int j = 1; j < x.Length; j++) x[j] = Math.Sin(x[j - 1]) * x[j];
        }
    }

    [Differentiable, At("1 0.2 -0.5", 0.3, 5)]
    public static double WrittenAfter(double[] a, double rate, int n)
    {
        var b = (double[])a.Clone();
        double s = rate;
        foreach (int i in Differentiation.Checkpointed(n)) s += b[i % b.Length] * s * rate;
        for (int j = 0; j < b.Length; j++) b[j] *= s;
        foreach (int i in Differentiation.Checkpointed(n)) b[i % b.Length] *= b[(i + 1) % b.Length] + s;
        return b[0] + b[1] * s;
    }

    [Differentiable, At("0.5 0.2; -0.5 1", "1 2", 5), At("0.5 0.2; -0.5 1", "1 2", 0)]
    public static double Tables(double[,] w, double[] start, int n)
    {
        var x = (double[])start.Clone();
        var seen = new double[2, 2];
        foreach (int i in Differentiation.Checkpointed(n))
        {
            var next = new double[x.Length];
            for (int j = 0; j < next.Length; j++)
                for (int k = 0; k < x.Length; k++) next[j] += w[j, k] * x[k];
            for (int j = 0; j < next.Length; j++) x[j] = Math.Tanh(next[j]);
            seen[i % 2, 1] += x[0] * seen[0, 0];
            seen[0, 0] = x[1] + seen[1, 1];
        }
        return seen[0, 1] * x[0] + seen[1, 1] + seen[0, 0];
    }

    [Differentiable, At("1 0.2 -0.5", 5)]
    public static double Spans(ReadOnlySpan<double> a, int n)
    {
        Span<double> x = new double[a.Length];
        a.CopyTo(x);
        foreach (int i in Differentiation.Checkpointed(n))
            for (int j = 0; j < x.Length; j++) x[j] += a[j] * x[x.Length - 1 - j] * 0.1;
        return x[0] * x[1];
    }

    [Differentiable, At("0.5 0.2 -0.5", 4)]
    public static double NestedState(double[] a, int n)
    {
        var x = (double[])a.Clone();
        foreach (int i in Differentiation.Checkpointed(n))
        {
            foreach (int j in Differentiation.Checkpointed(1, x.Length)) x[j] += Math.Sin(x[j - 1]) * x[0];
            x[0] = x[x.Length - 1] * 0.5;
            if (x[0] > 3) break;
        }
        return x[0] * x[1];
    }

    [Checkpoint]
    private static void Relax(double[] x, double rate)
    {
        for (int i = 1; i < x.Length; i++) x[i] += rate * Math.Sin(x[i - 1]);
        x[0] *= x[x.Length - 1];
    }

    [Differentiable, At("0.5 0.2 -0.5", 0.3, 4)]
    public static double Methods(double[] a, double rate, int n)
    {
        var x = (double[])a.Clone();
        for (int i = 0; i < n; i++) Relax(x, rate * i);
        Relax(x, x[0]);
        return x[0] * x[1];
    }
}
