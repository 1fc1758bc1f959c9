using System;
using Backprop;

/// <summary>Variables that a loop in a branch changes and nobody reads afterwards.</summary>
public static partial class LoopsThatLeaveNothing
{
    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double InABranch(double x, int n)
    {
        double a = x, b = 2;
        if (n > 1)
        {
            for (int i = 0; i < n; i++) a = Math.Sin(b * i);
        }
        else
        {
            a = b * x;
            b = x;
        }
        a = x * b;
        return a * a;
    }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double OnTheWayOut(double x, int n)
    {
        double a = x, s = x;
        switch (n & 1)
        {
            case 0:
                for (int i = 0; i < n; i++)
                {
                    if (i == 5) return a;
                    a = 0.5;
                    s += 0.1 * x;
                }
                break;
            default:
                a = 2;
                break;
        }
        return s * x;
    }
}
