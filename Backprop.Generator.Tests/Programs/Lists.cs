using System;
using System.Collections.Generic;
using System.Linq;
using Backprop;

/// <summary>Lists of real numbers that the method makes: they grow, shrink, and are passed on.</summary>
public static partial class Lists
{
    [Differentiable]
    [At(1.3, 4, Allocates = true), At(0.7, 1, Allocates = true), At(0.7, 0, Allocates = true)]
    public static double Filled(double x, int n)
    {
        var terms = new List<double>();
        for (int i = 0; i < n; i++) terms.Add(Math.Sin(x * i) * x);
        double sum = 0;
        for (int i = 0; i < terms.Count; i++) sum += terms[i] * terms[i];
        return sum;
    }

    [Differentiable]
    [At(1.3, 0.4, Allocates = true)]
    public static double Changed(double x, double y)
    {
        var all = new List<double>(8) { x, y, x * y };
        all[1] += x * all[2];
        all[^1] *= y;
        all[0]++;
        all.Insert(1, all[^1] * all[0]);
        all.RemoveAt(2);
        (all[0], all[1]) = (all[1] * x, all[0]);
        all.Reverse();
        return all[0] * all[1] + all[2] * all.Count;
    }

    [Differentiable]
    [At(1.3, Allocates = true), At(0.3, Allocates = true)]
    public static double Aliases(double x)
    {
        List<double> first = [x, x * x, 2], second = first;
        second[0] = 3 * x;
        double sum = first[0];
        second = new List<double>(first) { sum * x };
        second[1] = 5;
        first.AddRange(second);
        foreach (double v in first) sum += v * v * x;
        var third = x > 1 ? first : second;
        third.Clear();
        third.Add(sum);
        return first[0] * second[0];
    }

    [Differentiable]
    [At(1.3, 3, Allocates = true), At(0.4, 5, Allocates = true)]
    public static double ClearedAndFilled(double x, int n)
    {
        var row = new List<double>();
        double sum = 1;
        for (int k = 1; k <= n; k++)
        {
            row.Clear();
            for (int i = 0; i < k; i++) row.Add(sum * x * (i + 1));
            if (row.Count > 3) row.RemoveRange(0, 2);
            foreach (double v in row)
            {
                if (v > 20) break;
                sum += v * x;
            }
        }
        return sum;
    }

    [Differentiable]
    [At(1.3, 0.6, Allocates = true)]
    public static double PassedOn(double x, double y)
    {
        var coefficients = new List<double>();
        Powers(coefficients, x, 4);
        void Put(double v)
        {
            if (v > 1) coefficients.Add(v * y);
            else coefficients.Insert(0, v);
        }
        Put(y);
        Put(x + y);
        return Horner(coefficients, y) * Horner(coefficients, x) + Middle([x, y, 3]);
    }

    private static void Powers(List<double> list, double x, int n)
    {
        for (int i = 0; i < n; i++) list.Add(Math.Pow(x, i));
    }

    private static double Horner(IReadOnlyList<double> c, double x)
    {
        double s = 0;
        for (int i = c.Count - 1; i >= 0; i--) s = s * x + c[i];
        return s;
    }

    private static T Middle<T>(List<T> list) => list[list.Count / 2];

    [Differentiable]
    [At(1.3, Allocates = true), At(2, Allocates = true)]
    public static double Folded(double x)
    {
        var list = new List<double> { 3 * x, x * x, 1 / x };
        list.Sort();
        double sum = list.Sum() * list.Average() + list.Max() + list.Where(v => v > 1).Select(v => v * x).Sum() + list.Last();
        var copy = list.ToArray();
        list[0] = 7;
        return sum * copy[0] + list.First();
    }

    [Differentiable]
    [At(1.3, Allocates = true), At(0.2, Allocates = true)]
    public static double WhileItGrows(double x)
    {
        var list = new List<double> { x, 2 * x, 3 * x };
        for (int i = 0; i < list.Count && list[i] < 3; i++)
            if (list.Count < 6 && list[i] > 0.3) list.Add(list[i] * x + list.Count);
        return list.Count * list[^1];
    }

    [Differentiable]
    [At(1.3, 3, Allocates = true), At(0.5, 0, Allocates = true)]
    public static double OfItsOwn(double x, int n)
    {
        var list = new List<double> { x, x * x };
        if (n > 0) list.Add(OfItsOwn(x * 0.5, n - 1));
        double product = 1;
        foreach (double v in list) product *= v + 1;
        return product;
    }

    [Differentiable]
    [At(1.3, Allocates = true), At(-1.3, Allocates = true)]
    public static double LeftEarly(double x)
    {
        var list = new List<double>();
        try
        {
            list.Add(x);
            if (x < 0) return list[0] * list[0];
            list.Add(list[0] * x);
        }
        finally
        {
            list.Clear();
        }
        list.Add(x * 2);
        foreach (double v in Twice(list))
            if (v > 3) return v * x;
        return 0;
    }

    private static IEnumerable<double> Twice(List<double> list)
    {
        foreach (double v in list) yield return v;
        foreach (double v in list) yield return v * v;
    }

    [Differentiable]
    [At(1.3f, Allocates = true)]
    public static float Single(float x)
    {
        var list = new List<float> { x, x * x };
        list[0] *= 2;
        return list[0] * list[1];
    }

    [Differentiable]
    [At(1.3, 4, Allocates = true), At(0.5, 0, Allocates = true)]
    public static double PassengerGrows(double x, int n)
    {
        var ones = new List<double>();
        double sum = x;
        double Next()
        {
            ones.Add(4);
            return x;
        }
        for (int i = 0; i < n; i++)
        {
            ones.Add(1);
            int count = ones.Count;
            sum = sum * sum * 0.1 * count + ones.Count * Next();
        }
        ones.Clear();
        return sum;
    }

    [Differentiable]
    [At(1.3, Allocates = true)]
    public static double WrittenWithTheirType(double x)
    {
        double sum = 0;
        foreach (double v in (List<double>)[x, 2 * x]) sum += v * v;
        var list = (List<double>)[sum, x];
        foreach (var v in (double[])[x, sum]) list.Add(v * list[0]);
        var array = (double[])[x, list[1]];
        Span<double> span = (double[])[.. array, sum];
        span[0] *= list[2];
        return span[0] * span[2] + list[3] + array[0];
    }

    [Differentiable]
    [At(1.3, Allocates = true)]
    public static double Passenger(double x)
    {
        var list = new List<double> { 2 };
        int before = list.Count;
        list.Add(3);
        var other = new Dictionary<int, double> { [before] = x };
        return other[1] * before * list.Count;
    }
}
