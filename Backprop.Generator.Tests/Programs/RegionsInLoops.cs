using System;
using Backprop;

/// <summary>Regions in loops and loops in regions, left by every kind of jump.</summary>
public static partial class RegionsInLoops
{
    private static readonly object Gate = new();

    [Differentiable]
    [At(1.3, 0.7, 0), At(1.3, 0.7, 1), At(1.3, 0.7, 2), At(1.3, 0.7, 3)]
    public static double Continue(double x, double y, int n)
    {
        double s = 0;
        for (int i = 0; i < n; i++)
        {
            lock (Gate)
            {
                if (i == 1) continue;
                s += x * y;
            }
            s *= x;
        }
        return s;
    }

    [Differentiable]
    [At(1.3, 0.7, 2, Allocates = true), At(1.3, 0.7, 7, Allocates = true), At(0.3, 0.7, 7, Allocates = true)]
    public static double BreakAndReturn(double x, double y, int n)
    {
        double s = y;
        for (int i = 0; i < n; i++)
        {
            try
            {
                Witness.Sees(i);
                if (s > 4) return s * s;
                if (i > 4) break;
                s = s * x + 1;
            }
            finally
            {
                Witness.Sees("passed");
            }
        }
        return s * x;
    }

    [Differentiable]
    [At(1.3, 0.7, 0, Allocates = true), At(1.3, 0.7, 3, Allocates = true), At(2.3, 0.7, 7, Allocates = true)]
    public static double Around(double x, double y, int n)
    {
        double s = y;
        try
        {
            for (int i = 0; i < Witness.Sees(n); i++)
            {
                if (s > 10) break;
                s = s * x + 1;
            }
        }
        finally
        {
            Witness.Sees("done");
        }
        return s;
    }

    private static double Power(double x, int n) { double p = 1; for (int k = 0; k < n; k++) p *= x; return p; }

    private static double AroundOnSomePaths(double x, int from, int n)
    {
        double s = 1;
        if (n > 2)
        {
            try
            {
                s = x;
            }
            finally
            {
                Witness.Sees("done");
            }
        }
        return s * Power(x, from);
    }

    [Differentiable]
    [At(1.3, 2, Allocates = true), At(0.7, 4, Allocates = true)]
    public static double ComputedBefore(double x, int n) => AroundOnSomePaths(x, n + 1, n);
}
