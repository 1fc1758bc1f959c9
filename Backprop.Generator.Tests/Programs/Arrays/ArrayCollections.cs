using System.Collections.Generic;
using System.Linq;
using Backprop;

/// <summary>Arrays that go into collections, and come out of them.</summary>
public static partial class ArrayCollections
{
    [Differentiable]
    [At("1 -2 3 0.5", 0.7, Allocates = true), At("1", 2, Allocates = true), At("", 1, Allocates = true)]
    public static double Kept(double[] a, double x)
    {
        var positive = new List<double>();
        foreach (double v in a)
            if (v > 0) positive.Add(v * x);
        double sum = 0;
        for (int i = 0; i < positive.Count; i++) sum += positive[i] * positive[i] * (i + 1);
        return sum;
    }

    [Differentiable]
    [At("1 2 3", 0.7, Allocates = true), At("4 5", -1, Allocates = true)]
    public static double Added(double[] a, double x)
    {
        var all = new List<double>(a);
        all.AddRange(a);
        all.AddRange(a.Select(v => v * x));
        all.AddRange(new[] { a[0] * a[1], x });
        all.RemoveRange(1, 2);
        double sum = 0;
        foreach (double v in all) sum = sum * 0.5 + v * v;
        return sum;
    }

    [Differentiable]
    [At("1 2 3", 0.7, Allocates = true), At("4 5", -1, Allocates = true)]
    public static double OfACall(double[] a, double x)
    {
        double sum = 0;
        foreach (double v in Scaled(a, x)) sum += v * v;
        foreach (double v in a.Select(v => v * v).ToArray()) sum += v * v * x;
        foreach (double v in x > 0 ? Scaled(a, 2) : a) sum += v * x;
        var list = new List<double>(a);
        foreach (double v in list.ToArray())
        {
            list.Add(v * x);
            sum += v * list[^1];
        }
        return sum;
    }

    private static double[] Scaled(double[] a, double x)
    {
        var scaled = new double[a.Length];
        for (int i = 0; i < a.Length; i++) scaled[i] = a[i] * x;
        return scaled;
    }

    [Differentiable]
    [At("1 2 3", 0.7, Allocates = true), At("4 5", -1, Allocates = true)]
    public static double[] GivenBack(double[] a, double x)
    {
        var stack = new Stack<double>();
        foreach (double v in a)
        {
            stack.Push(v * x);
            a[0] += stack.Peek();
        }
        return stack.ToArray();
    }
}
