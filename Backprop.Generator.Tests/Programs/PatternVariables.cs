using System;
using Backprop;

/// <summary>Patterns that declare variables: a variable that gets an active value carries its derivative.</summary>
public static partial class PatternVariables
{
    [Differentiable]
    [At(1.3), At(0.3), At(-1.3)]
    public static double Var(double x)
    {
        if (x * x is var s && s > 1) return s * x;
        return x + s;
    }

    [Differentiable]
    [At(1.3), At(0.3)]
    public static double Typed(double x)
    {
        if (x * x is double s and > 1) return s * x;
        return x;
    }

    [Differentiable]
    [At(1.3), At(-0.3)]
    public static double Braces(double x) => x * x * x is { } cube and > 0 ? cube * x : x;

    [Differentiable]
    [At(1.3, 1), At(0.3, 1), At(1.3, 2)]
    public static double OnSomePaths(double x, int k)
    {
        if (!(k == 1 && x * x is var s && s > 1)) return x;
        return s * s;
    }

    [Differentiable]
    [At(1.3, 0.7), At(2.3, 0.7), At(2.3, 1.7)]
    public static double InEitherOperand(double x, double y)
    {
        double r = y;
        if (x > 2 && (y * y is var q && q > 1) || (q = x * y) > 1.2) r = q * x;
        return r * y;
    }

    [Differentiable]
    [At(1.3), At(0.3)]
    public static double InADeclaration(double x)
    {
        bool isLarge = x * x is var s && s > 1;
        s *= 3;
        return isLarge ? s * x : s;
    }

    [Differentiable]
    [At(1.3, 0.7), At(1.3, -0.7), At(-1.3, 0.7)]
    public static double Pairs(double x, double y) =>
        (x, y) switch { (> 0, > 0) => x * y, (> 0, _) => x / (1 + y * y), (var a, var b) => a - b * y };

    [Differentiable]
    [At(1.3, 0.7), At(0.7, 1.3), At(-1.3, 0.7)]
    public static double PairsAtOnce(double x, double y) =>
        (x * y, y) switch { var (a, b) when a > b => a * b, { Item1: < 0 and var a } => a * a, var both => both.Item1 * x };

    [Differentiable]
    [At(1.3, 0.7), At(1.3, -0.7)]
    public static double Halves(double x, double y)
    {
        var p = (x * x, y);
        if (p is (var a, > 0) and var (_, b)) return a * b;
        return x * y;
    }

    [Differentiable]
    [At(1.3), At(0.3), At(2.7)]
    public static double Arms(double x) => (x * x) switch { > 5 => 1 / x, var v when v > 1 && x > 0 => v * x, double w => w * w };

    [Differentiable]
    [At(1.3), At(0.3), At(-0.3), At(-7.0)]
    public static double Sections(double x)
    {
        switch (x)
        {
            case var v when v > 1: return v * v * x;
            case > 0: return 3 * x;
            case < -6: case < -5: return 1;
            case var v:
                v *= x;
                return v;
        }
    }

    [Differentiable]
    [At(1.3, 0.7), At(0.3, 0.7), At(0.3, 1.7)]
    public static double GuardsThatAssign(double x, double y)
    {
        switch (x)
        {
            case > 1: return x;
            case var v when (x = y * y) > 1: return v * x;
            case var v: return v * v * x;
        }
    }

    [Differentiable]
    [At(1.3f, 0.7), At(0.3f, 0.7)]
    public static double Singles(float x, double y)
    {
        if (x * x is var s && s > 1) return s * y;
        return y;
    }

    [Differentiable]
    [At(1.3, 2), At(0.3, 2), At(0.3, -2)]
    public static double WithPassengers(double x, int k) => (x * x, k) switch { (> 1 and var a, var n) => a * n, (var a, > 0) => a * k * x, _ => x };
}
