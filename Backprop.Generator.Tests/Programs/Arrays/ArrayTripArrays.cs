using System;
using Backprop;

/// <summary>Arrays that each trip makes: for itself, for the next one, or for good.</summary>
public static partial class ArrayTripArrays
{
    /// <summary>Two in a trip, and two in each trip inside: of changing lengths.</summary>
    [Differentiable, At("0.9 -0.4 0.7 0.3"), At("1.2 0.5"), At("0.8")]
    public static double ForItself(double[] a)
    {
        double s = 1;
        for (int i = 0; i < a.Length; i++)
        {
            var left = new double[i + 1];
            var all = (double[])a.Clone();
            for (int j = 0; j <= i; j++)
            {
                var pair = new double[2];
                pair[0] = Math.Sin(a[j] * s);
                pair[1] = pair[0] * all[i - j];
                left[j] = pair[0] * pair[1] + s;
                var one = new[] { left[j] * left[0] };
                all[j] = Math.Cos(one[0]) * one[0];
            }
            s = Math.Sin(s * 0.3 + left[i] * all[0]);
        }
        return s;
    }

    /// <summary>The next trip reads what the last one made.</summary>
    [Differentiable, At("0.9 -0.4 0.7 0.3"), At("1.2 0.5"), At("0.8")]
    public static double ForTheNext(double[] a)
    {
        var last = (double[])a.Clone();
        for (int i = 0; i < a.Length; i++)
        {
            var next = new double[a.Length];
            for (int j = 0; j < a.Length; j++) next[j] = last[j] * last[a.Length - 1 - j] + 0.5 * a[i];
            last = next;
        }
        double s = 0;
        foreach (double v in last) s += v * v;
        return s;
    }

    /// <summary>One of them is kept, under other names, and read behind the loop.</summary>
    [Differentiable, At("0.9 -0.4 0.7 0.3", 2), At("1.2 0.5", 0), At("0.8 0.6", 5)]
    public static double OneOfThem(double[] a, int which)
    {
        var kept = new double[2];
        for (int i = 0; i < a.Length; i++)
        {
            var made = new double[2];
            made[0] = a[i] * a[i];
            made[1] = made[0] + kept[0] * kept[1];
            var other = made;
            if (i == which) kept = other;
            other[1] *= 0.5;
        }
        return kept[0] * kept[1] + kept[1];
    }

    /// <summary>A part of one is kept.</summary>
    [Differentiable, At("0.9 -0.4 0.7 0.3"), At("1.2 0.5"), At("0.8")]
    public static double APart(double[] a)
    {
        Span<double> kept = a.AsSpan(0, 1);
        double s = 0;
        for (int i = 0; i < a.Length; i++)
        {
            var made = new double[3];
            made[1] = a[i] * kept[0];
            made[2] = made[1] * made[1];
            s += made[2] * kept[0];
            kept = made.AsSpan(1);
        }
        return s + kept[0];
    }

    /// <summary>They become the rows of a table.</summary>
    [Differentiable, At("0.9 -0.4 0.7 0.3"), At("1.2 0.5"), At("0.8")]
    public static double Rows(double[] a)
    {
        var rows = new double[a.Length][];
        for (int i = 0; i < a.Length; i++)
        {
            var row = new double[i + 1];
            for (int j = 0; j <= i; j++) row[j] = a[j] * a[i];
            rows[i] = row;
        }
        double s = 0;
        foreach (var row in rows)
            foreach (double v in row) s += v * v;
        return s;
    }

    private static double[] Twice(double[] v) => [v[0], v[0] * v[0]];

    private static double[] Same(double[] v) => v;

    /// <summary>They come from calls, and go into calls that return them.</summary>
    [Differentiable, At("0.9 -0.4 0.7 0.3"), At("1.2 0.5"), At("0.8")]
    public static double FromCalls(double[] a)
    {
        double s = 0.2;
        var last = a;
        for (int i = 0; i < a.Length; i++)
        {
            var one = new[] { a[i] * s };
            var two = Twice(one);
            var same = Same(two);
            s += same[1] * last[0];
            last = Same(same);
        }
        return s * last[0];
    }

    /// <summary>Trips that end in their midst.</summary>
    [Differentiable, At("0.9 -0.4 0.7 0.3 1.4"), At("1.2 0.5"), At("0.8")]
    public static double EndedEarly(double[] a)
    {
        double s = 1;
        for (int i = 0; i < a.Length; i++)
        {
            var made = new double[2];
            made[0] = a[i] * s;
            if (a[i] < 0) continue;
            made[1] = made[0] * made[0];
            if (made[1] > 1.5) break;
            s += made[1] * a[i];
        }
        return s;
    }

    /// <summary>Nobody knows how many trips there are, and each reads a copy of what it overwrites.</summary>
    [Differentiable, At("0.9 -0.4 0.7"), At("1.2 0.5")]
    public static double Copies(double[] a)
    {
        var x = (double[])a.Clone();
        double s = 0;
        while (s < 3)
        {
            var before = (double[])x.Clone();
            for (int i = 0; i < x.Length; i++) x[i] = before[x.Length - 1 - i] * before[i] + 0.9;
            s += x[0] * x[0] + 0.1;
        }
        return s;
    }
}
