using System;
using Backprop;

/// <summary>Four neighbours whose adjoints are added to alike are one vector, unless something comes between them.</summary>
public static partial class ArrayFours
{
    [Differentiable, At("0.5 -0.3 0.8 1.2 0.7 -0.4 0.1 0.9", "1.5 0.6 -0.7 0.2")]
    public static double Rows(double[] m, double[] v)
    {
        double s = 0;
        for (int r = 0; r < m.Length / 4; r++)
        {
            double product = m[4 * r] * v[0] + m[4 * r + 1] * v[1] + m[4 * r + 2] * v[2] + m[4 * r + 3] * v[3];
            s += product * product;
        }
        return s;
    }

    [Differentiable, At("0.5 -0.3 0.8 1.2 0.7 -0.4 0.1 0.9", "1.5 0.6 -0.7 0.2", 1)]
    public static double OfACall(double[] m, [NoDerivative] double[] v, int at)
    {
        double s = 0;
        for (int r = 0; r < 2; r++) s -= Math.Sin(Dot(m, 4 * r, v, at - 1)) * Dot(m, 4 - 4 * r, v, 0);
        return s;
    }

    [Differentiable, At("0.5 -0.3 0.8 1.2 0.7 -0.4 0.1 0.9", "1.5 0.6 -0.7 0.2")]
    public static float Single(float[] m, float[] v)
    {
        float s = 0;
        for (int r = 0; r + 3 < m.Length; r += 4)
        {
            float product = m[r + 3] * v[3] - m[r + 1] * v[1] + m[r] * v[0] - m[r + 2] * v[2];
            s += product * product;
        }
        return s;
    }

    /// <summary>The four overlap those of the next trip.</summary>
    [Differentiable, At("0.5 -0.3 0.8 1.2 0.7 -0.4", "1.5 0.6 -0.7 0.2")]
    public static double Sliding(double[] a, double[] w)
    {
        double s = 0;
        for (int i = 0; i + 3 < a.Length; i++)
        {
            double y = w[0] * a[i] + w[1] * a[i + 1] + w[2] * a[i + 2] + w[3] * a[i + 3];
            s += y * y * y;
        }
        return s;
    }

    /// <summary>An element is overwritten between the four, and what is multiplied by is another array of the same numbers.</summary>
    [Differentiable, At("0.5 -0.3 0.8 1.2", "1.5 0.6 -0.7 0.2", 0.4)]
    public static double WrittenBetween(double[] a, double[] w, double x)
    {
        var b = (double[])a.Clone();
        double s = 0;
        for (int i = 0; i < 2; i++)
        {
            double y = w[0] * b[0] + w[1] * b[1];
            b[1] = y * x;
            y += w[2] * b[2] + w[3] * b[3];
            b[3] *= b[1];
            s += y * x;
        }
        return s + b[3];
    }

    /// <summary>The adjoints of one array, by elements of itself.</summary>
    [Differentiable, At("0.5 -0.3 0.8 1.2 0.7 -0.4 0.1 0.9")]
    public static double OfItself(double[] a)
    {
        double s = 0;
        for (int i = 0; i + 4 < a.Length; i++) s += Dot(a, i, a, i + 1) * Dot(a, 0, a, 4);
        return s;
    }

    /// <summary>Five neighbours, and four of which one is left out.</summary>
    [Differentiable, At("0.5 -0.3 0.8 1.2 0.7 -0.4 0.1 0.9", "1.5 0.6 -0.7 0.2 0.3 -0.8")]
    public static double FiveAndFour(double[] a, double[] w)
    {
        double s = 0;
        for (int i = 0; i < 3; i++)
        {
            double y = w[0] * a[i] + w[1] * a[i + 1] + w[2] * a[i + 2] + w[3] * a[i + 3] + w[4] * a[i + 4];
            double z = w[0] * a[i] + w[1] * a[i + 1] + w[3] * a[i + 3] + w[4] * a[i + 4];
            s += y * y * z;
        }
        return s;
    }

    private static double Dot(double[] a, int i, double[] b, int k) => a[i] * b[k] + a[i + 1] * b[k + 1] + a[i + 2] * b[k + 2] + a[i + 3] * b[k + 3];
}
