using System;
using Backprop;

/// <summary>Patterns that ask about numbers: they cut the derivative, and are asked once.</summary>
public static partial class Patterns
{
    [Differentiable]
    [At(1.3), At(-0.3), At(5.5)]
    public static double Relational(double x) => x is > 0 and < 5 ? x * x : x;

    [Differentiable]
    [At(1.3), At(-0.3), At(5.5)]
    public static double Negated(double x)
    {
        if (x is not (> 0 and < 5)) return x;
        return x * x;
    }

    [Differentiable]
    [At(1.3, 0.7), At(-1.3, 0.7), At(1.3, -0.7)]
    public static double Pairs(double x, double y)
    {
        bool isUpper = y is >= 0;
        return (x, y) is (> 0, > 0) && isUpper ? x * y : x / (2 + y * y);
    }

    [Differentiable]
    [At(1.3), At(0.3), At(-0.3)]
    public static double Steps(double x)
    {
        int step = x switch { > 1 => 3, > 0 => 2, _ => 1 };
        return step * x * x;
    }

    [Differentiable]
    [At(1.3), At(0.5), At(-2.0)]
    public static double AfterChange(double x)
    {
        bool isLarge = x * x is > 1;
        x = -x;
        return isLarge && x is < 0 ? x * x * x : x;
    }
}
