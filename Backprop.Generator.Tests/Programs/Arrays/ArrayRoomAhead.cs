using System;
using Backprop;

/// <summary>Loops in loops that record what they carry: it is known before the first trip up to which slot they go, or it is not.</summary>
public static partial class ArrayRoomAhead
{
    [Differentiable]
    [At("0.4 -0.3 0.2", 5), At("0.4", 2), At("", 3), At("0.4 -0.3 0.2", 0)]
    public static double Polynomials(double[] x, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            double t = -1 + i * 0.37, residual = t * t, power = 1;
            for (int j = 0; j < x.Length; j++)
            {
                residual -= x[j] * power;
                power *= t;
            }
            sum += residual * residual;
        }
        return 0.5 * sum;
    }

    [Differentiable]
    [At("0.4 -0.3 0.2 1.1", 5), At("0.4 0.9", 0)]
    public static double UpToTheTrip(double[] x, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            double r = i * 0.2, even = 1, odd = i;
            for (int j = 0; j < i; j++)
            {
                r += x[j % x.Length] * even - x[(j + i) % x.Length] * odd;
                even *= 0.8;
                odd = odd * 0.5 + even;
            }
            sum += r * r * r;
        }
        return sum;
    }

    [Differentiable]
    [At("0.4 -0.3 0.2", "1.1 0.7 -0.2", 4)]
    public static double BothWays(double[] x, double[] y, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            double t = 0.3 * i, r = 0, q = 1, p = 1;
            for (int j = 0; j < x.Length; j++) { r += x[j] * p; p *= t; }
            for (int j = y.Length - 1; j >= 0; j--) { r -= y[j] * q; q = q * t + 0.1; }
            for (int j = 1; j <= x.Length; j++) { r += x[j - 1] * x[j - 1] * q; q *= 0.9; }
            sum += r * r;
        }
        return sum;
    }

    [Differentiable]
    [At("0.4 -0.3 0.2", 4), At("0.4", 1)]
    public static double InThree(double[] x, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            double r = i;
            for (int k = 1; k < 3; k++)
            {
                double p = 1;
                for (int j = 0; j < x.Length; j++)
                {
                    r += x[j] * p;
                    p *= 0.3 * k + 0.1 * i;
                }
            }
            sum += r * r;
        }
        return sum;
    }

    [Differentiable]
    [At(1.3, 3), At(1.3, 0)]
    public static double Squarings(double x, int n)
    {
        var m = new double[16];
        for (int i = 0; i < 4; i++) m[5 * i] = x + 0.1 * i;
        m[1] = 0.2 * x;
        m[7] = -0.3;
        for (int step = 0; step < n; step++)
        {
            var square = new double[16];
            for (int i = 0; i < 4; i++)
                for (int j = 0; j < 4; j++)
                {
                    double sum = 0;
                    for (int k = 0; k < 4; k++) sum += m[4 * i + k] * m[4 * k + j];
                    square[4 * i + j] = 0.3 * sum;
                }
            for (int i = 0; i < 16; i++) m[i] = square[i];
        }
        double trace = 0;
        for (int i = 0; i < 4; i++) trace += m[5 * i] + m[4 * i + 1];
        return trace;
    }

    [Differentiable]
    [At(1.3, 4), At(1.3, 0)]
    public static double SkippedTrips(double x, int n)
    {
        double s = x;
        for (int step = 0; step < n; step++)
        {
            for (int i = 0; i < 3; i++)
                for (int j = 0; j < 4; j++)
                {
                    if ((i + j + step) % 3 == 0) continue;
                    s = (s + x) / (1 + s * s);
                }
            for (int i = 0; i < 3; i++)
                for (int j = 0; j < 4; j++)
                    s = (s - x * j) / (2 + s * s);
            for (int i = 0; i < 9; i++)
            {
                s = 0.5 * s * s + 0.2 * i;
                if (s > 3) break;
            }
        }
        return s;
    }

    [Differentiable]
    [At("0.5 1.5 -0.25", 4), At("0.5", 0)]
    public static float InSingles(float[] x, int n)
    {
        float sum = 0;
        for (int i = 0; i < n; i++)
        {
            float t = 0.5f * i, residual = 1, power = 1;
            for (int j = 0; j < x.Length; j++)
            {
                residual -= x[j] * power;
                power *= t;
            }
            sum += residual * residual * residual;
        }
        return sum;
    }
}
