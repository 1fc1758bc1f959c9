using System;
using Backprop;

/// <summary>Pattern variables in the heads and bodies of loops: each trip has its own.</summary>
public static partial class PatternsInLoops
{
    [Differentiable]
    [At(1.3, 0.7), At(1.3, 6.0), At(3.3, 0.7)]
    public static double Heads(double x, double y)
    {
        double s = y;
        while (s * x is var t && t < 5) s = t * x + 1;
        return s * s;
    }

    [Differentiable]
    [At(1.3, 0.7, 0), At(1.3, 0.7, 1), At(1.3, 0.7, 2), At(1.3, 0.7, 5)]
    public static double Bodies(double x, double y, int n)
    {
        double s = y;
        for (int i = 0; i < n; i++)
        {
            s *= i switch { 0 => x, var k when k % 2 == 1 => x * k, _ => y };
            if (s is > 2 and var large) s = Math.Sin(large);
            else if (i > 1 && s * s is var q) s = q * x;
        }
        return s * s;
    }

    [Differentiable]
    [At(1.3, 0.7, Allocates = true)]
    public static double Elements(double x, double y)
    {
        double s = y;
        foreach (var o in new object[] { 1, "ab", 2.5, null })
        {
            switch (o)
            {
                case int n: s += n * x; continue;
                case string { Length: var length }: s *= length * x; break;
                case double d: s *= d * s; break;
            }
            s *= x;
        }
        return s;
    }
}
