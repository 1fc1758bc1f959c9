using System;
using Backprop;

/// <summary>Elements that a loop makes, and of which few are asked for, by looked-up numbers: the adjoints of the others are zero.</summary>
public static partial class ArrayGathered
{
    private static readonly int[] picks = [4, 1, 4];
    private static readonly int[][] corners = [[0, 2], [2, 3]];

    [Differentiable, At("0.9 -0.4 0.7 0.3 1.1 0.2", "0.5 1.2 -0.3"), At("0.9 -0.4 0.7 0.3 1.1", "0.4")]
    public static double FewOfMany(double[] x, double[] w)
    {
        var skin = new double[x.Length];
        for (int v = 0; v < x.Length; v++)
        {
            double s = 0, t = 1;
            for (int b = 0; b < w.Length; b++)
            {
                s += w[b] * x[v];
                t += Math.Sin(w[b]);
            }
            skin[v] = s * t;
        }
        double sum = 0;
        for (int i = 0; i < picks.Length; i++) sum += skin[picks[i]] * (i + 1);
        return sum;
    }

    [Differentiable, At("0.9 0.4 0.7 0.3", "0.5 1.2 0.3"), At("0.9 0 0.7 0.3", "0.5 1.2 0.3")]
    public static double Corners(double[] x, double[] w)
    {
        var skin = new double[2 * x.Length];
        for (int v = 0; v < x.Length; v++)
        {
            double a = 0, b = 0;
            for (int k = 0; k < w.Length; k++)
            {
                a += w[k] * Math.Sqrt(x[v]);
                b += w[k] * w[k] * x[v];
            }
            skin[2 * v] = a;
            skin[2 * v + 1] = b * a;
        }
        double sum = 0;
        foreach (var pair in corners)
            for (int j = 0; j < 2; j++) sum += skin[2 * pair[0] + j] * skin[2 * pair[1] + j];
        return sum;
    }

    [Differentiable, At("0.9 -0.4 0.7 0.3 1.1 0.2", "0.5 1.2 -0.3 0.8"), At("0.9 -0.4 0.7 0.3 1.1 0.2", "0.5 0 -0.3 0")]
    public static double Turned(double[] x, double[] turn)
    {
        var skin = new double[x.Length];
        for (int v = 0; v < x.Length / 2; v++)
        {
            double a = x[2 * v], b = x[2 * v + 1] * a;
            for (int j = 0; j < 2; j++)
                skin[2 * v + j] = turn[2 * j] * a * a + turn[2 * j + 1] * b + a;
        }
        double sum = 0;
        for (int i = 0; i < picks.Length; i++) sum += skin[picks[i]] * skin[picks[i]];
        return sum;
    }

    [Differentiable, At("0.9 0.4 0.7 0.3 1.1 0.2", "0.5 1.2 -0.3 0.8"), At("0.9 0.4 0 0.3 1.1 0.6", "0.5 0 -0.3 0")]
    public static double TurnedAndKept(double[] x, double[] turn)
    {
        var skin = new double[x.Length];
        var kept = new double[x.Length];
        for (int v = 0; v < x.Length / 2; v++)
        {
            double a = x[2 * v], b = Math.Sqrt(x[2 * v + 1]) * a, last = a;
            for (int j = 0; j < 2; j++)
            {
                kept[2 * v + j] = turn[j] * a * last;
                skin[2 * v + j] = turn[2 * j] * last * a + turn[2 * j + 1] * b + kept[2 * v + j];
                last = skin[2 * v + j] * 0.5;
            }
        }
        double sum = 0;
        for (int i = 0; i < picks.Length; i++) sum += skin[picks[i]] * kept[picks[i]] - kept[picks[i]];
        return sum;
    }

    [Differentiable, At("0.9 -0.4 0.7 0.3 1.1", "0.5 1.2", 0.0), At("0.9 -0.4 0.7 0.3 1.1", "0.5 1.2", 0.8)]
    public static double ZeroHere(double[] x, double[] w, double y)
    {
        var skin = new double[x.Length];
        for (int v = 0; v < x.Length; v++)
        {
            double s = 0;
            for (int b = 0; b < w.Length; b++) s += Math.Exp(w[b] * x[v]) * w[b];
            skin[v] = s * x[v];
        }
        double sum = 0;
        foreach (int pick in picks) sum += skin[pick] * y;
        return sum;
    }

    [Differentiable, At("0.9 -0.4 0.7 0.3 1.1", "0.5 1.2")]
    public static double AskedForElsewhereToo(double[] x, double[] w)
    {
        var skin = new double[x.Length];
        double all = 0;
        for (int v = 0; v < x.Length; v++)
        {
            double s = 0;
            for (int b = 0; b < w.Length; b++) s += w[b] * w[b] * x[v];
            skin[v] = s;
            all += s * s;
        }
        double sum = 0;
        foreach (int pick in picks) sum += skin[pick] * skin[pick];
        return sum + all;
    }
}
