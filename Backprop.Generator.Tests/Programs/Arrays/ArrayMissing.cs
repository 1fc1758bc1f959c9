using System;
using Backprop;

/// <summary>Arrays that are asked whether they are there, and how long they are.</summary>
public static partial class ArrayMissing
{
    [Differentiable]
    [At("1.3 -0.4 2.1")]
    public static double Guarded(double[] a)
    {
        if (a is null) throw new ArgumentNullException(nameof(a));
        if (a is not { Length: > 1 }) return 0;
        double s = 0;
        foreach (double v in a) s += v * v * a[0];
        return a is not null and { Length: 3 } ? s * 2 : s;
    }

    [Differentiable]
    [At("1.3 -0.4 2.1")]
    public static double OrThrow(double[] a)
    {
        var given = a ?? throw new ArgumentNullException(nameof(a));
        double s = 1;
        for (int i = 0; i < given.Length; i++) s *= Math.Sin(given[i]) + a[0];
        return s;
    }

    [Differentiable]
    [TakesForAnother]
    [At("1.3 -0.4 2.1", "0.7 0.2 -1.1", 0), At("1.3 -0.4 2.1", "0.7 0.2 -1.1", 1)]
    public static double OrAnother(double[] a, double[] b, int which)
    {
        double[] chosen = null;
        if (which > 0) chosen = a;
        double s = 0;
        foreach (double v in chosen ?? b) s += v * v * a[1];
        return s;
    }
}
