using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Backprop;

/// <summary>Methods that take what arrays and lists implement are read for what they are given.</summary>
public static partial class ArrayInterfaces
{
    private static double Squares(IReadOnlyList<double> values)
    {
        double sum = 0;
        for (int i = 0; i < values.Count; i++) sum += values[i] * values[i];
        return sum;
    }

    private static double Horner(this IEnumerable<double> values, double x)
    {
        double sum = 0;
        foreach (double value in values) sum = sum * x + value;
        return sum;
    }

    private static double Mean(ICollection<double> values) => values.Count == 0 ? 0 : values.Sum(v => v * v) / values.Count;

    private static void Double(IList<double> values)
    {
        for (int i = 0; i < values.Count; i++) values[i] *= 2;
    }

    private static double Dot(IReadOnlyList<double> a, IReadOnlyList<double> b, int from = 0)
    {
        double sum = 0;
        var left = a;
        for (int i = from; i < Math.Min(a.Count, b.Count); i++) sum += left[i] * b[i];
        return sum;
    }

    /// <summary>What is handed on is an array still.</summary>
    private static double Both(IReadOnlyList<double> values) => Squares(values) * Dot(values, values, 1);

    private static T Last<T>(IReadOnlyList<T> values) where T : INumber<T> => values[values.Count - 1] * values[0];

    [Differentiable, At("1.3 0.7"), At("-0.4"), At("")]
    public static double OfArrays(double[] a) => Squares(a) + Mean(a);

    [Differentiable, At("1.3 0.7", 2), At("-0.4", 0.3), At("", 0.3)]
    public static double Extensions(double[] a, double x) => a.Horner(x) * x;

    [Differentiable, At("1.3 0.7 2")]
    public static double OfLists(List<double> a) => Both(a) + a.Horner(2);

    [Differentiable, At("1.3 0.7 2", "0.4 1.1"), At("1.3", "0.4")]
    public static double OfBoth(double[] a, List<double> b) => Dot(a, b) * Dot(b, a);

    [Differentiable, At("1.3 0.7 2")]
    public static double Generic(double[] a) => Last(a);

    [Differentiable, At("1.3 0.7 2")]
    public static float Single(float[] a) => Last(a);

    [Differentiable, At(1.3)]
    public static double MadeThere(double x)
    {
        double Product(IReadOnlyList<double> values) => values[0] * values[1] * x;
        return Squares(new[] { x, x * x }) + Product(new[] { x, 2 });
    }

    [Differentiable, At("1.3 0.7 2", 0.3)]
    public static double Written(double[] a, double x)
    {
        var b = new double[2];
        b[0] = x;
        b[1] = a[0];
        Double(b);
        Double(b);
        return Squares(b) * b[1];
    }
}
