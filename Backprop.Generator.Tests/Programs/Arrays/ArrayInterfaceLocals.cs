using System;
using System.Collections.Generic;
using System.Linq;
using Backprop;

/// <summary>Local variables of the types of interfaces are read as the arrays and lists that they begin with.</summary>
public static partial class ArrayInterfaceLocals
{
    [Differentiable, At("1.3 0.7 2"), At("-0.4"), At("")]
    public static double Squares(double[] a)
    {
        IReadOnlyList<double> values = a;
        double sum = 0;
        for (int i = 0; i < values.Count; i++) sum += values[i] * values[i];
        return sum;
    }

    [Differentiable, At("1.3 0.7 2", 0.3), At("", 0.3)]
    public static double Gone(double[] a, double x)
    {
        IEnumerable<double> values = a;
        double sum = values.Sum(v => v * v) * x;
        foreach (double value in values) sum = sum * x + value;
        return sum;
    }

    /// <summary>It is the same array, under another name.</summary>
    [Differentiable, At("1.3 0.7 2", 0.3)]
    public static double Written(double[] a, double x)
    {
        IList<double> values = a;
        values[0] = values[1] * x;
        a[1] *= values[0];
        values[2] += a[1];
        return a[0] * values[1] + a[2];
    }

    [Differentiable, At("1.3 0.7 2"), At("0.4 -0.2")]
    public static double Another(double[] a)
    {
        IReadOnlyList<double> values = a.Select(v => v * v).ToArray();
        IReadOnlyList<double> same = values;
        double first = values[0] * same.Count;
        values = values.Skip(1).ToArray();
        return first * values[0] + same[0] * a[0];
    }

    [Differentiable, At(1.3, 0.7)]
    public static double OfCells(double x, double y)
    {
        IList<double> values = new List<double> { x, y };
        values.Add(x * y);
        values[0] *= y;
        return values.Sum() * values[2];
    }

    private static double Product(IReadOnlyList<double> given)
    {
        IReadOnlyList<double> values = given;
        IReadOnlyCollection<double> all = values;
        return all.Count == 0 ? 1 : values[0] * values[all.Count - 1];
    }

    [Differentiable, At("1.3 0.7 2", "0.4 1.1"), At("", "0.5")]
    public static double OfHelpers(double[] a, List<double> b) => Product(a) * Product(b);
}
