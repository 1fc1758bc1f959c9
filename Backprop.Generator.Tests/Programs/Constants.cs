using System;
using Backprop;
using static System.Math;

public static partial class Constants
{
    private const double Quarter = 0.25;
    private const float Half = 0.5f;
    private static readonly double scale = Sqrt(2);
    private static readonly double[] table = { 1.5, 1.75, 2.0 };

    private enum Level { Low = 1, High = 5 }

    [Differentiable]
    [At(1.25)]
    public static double Named(double x)
    {
        const double turn = 2 * PI;
        const int three = 3;
        return Quarter * x * turn + Half * x * x / three + E * x - double.Epsilon;
    }

    [Differentiable]
    [At(1.25)]
    public static double Literals(double x) => 1e-3 * x * x + 3f * x + 0x10 * x + 1_000.5 * x + 7UL * x + 2.5d * x + 'a' * x + .5 * x;

    [Differentiable]
    [At(1.25)]
    public static double StaticFields(double x) => scale * x * x + table.Length * x;

    [Differentiable]
    [At(1.25)]
    public static double Enumerations(double x) => (int)Level.High * x + (double)Level.Low * x * x;

    [Differentiable]
    [At(5.0, Allocates = true)]
    public static double PassiveArrays(double x)
    {
        double[] c = { 1.5, 1.75, 2.0 };
        int i = 1;
        return (x + 1.0) * c[i * 2] * (x + 1.0) + table[i];
    }
}
