using System;
using Backprop;

/// <summary>Methods with arrays that are computed again on the way back: they find what they found before.</summary>
public static partial class ArrayCheckpoints
{
    [Checkpoint]
    private static double Energy(double[] a, double scale)
    {
        var squares = new double[a.Length];
        for (int i = 0; i < a.Length; i++) squares[i] = a[i] * a[i] * scale;
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += squares[i] * squares[a.Length - 1 - i];
        return sum;
    }

    [Differentiable, At("1 0.2 -0.5", 0.7)]
    public static double Read(double[] a, double scale) => Energy(a, scale) * Energy(a, a[0]);

    [Differentiable, At("1 0.2 -0.5", 0.7)]
    public static double WrittenAgain(double[] a, double scale)
    {
        var b = (double[])a.Clone();
        double s = 0;
        for (int i = 0; i < 3; i++)
        {
            s += Energy(b, scale);
            b[i] *= Math.Sin(s);
        }
        return s + Energy(b, 0.5);
    }

    [Differentiable, At("1 0.2 -0.5")]
    public static double Spans(double[] a)
    {
        [Checkpoint]
        static double First(ReadOnlySpan<double> span)
        {
            double s = 1;
            for (int i = 0; i < span.Length; i++) s = s * span[i] + Math.Cos(s);
            return s;
        }
        return First(a) * First(a.AsSpan(1));
    }
}
