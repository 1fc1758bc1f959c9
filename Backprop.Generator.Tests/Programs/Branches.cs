using System;
using Backprop;

/// <summary>if and else in all shapes: the branch that was taken is the one that is reversed.</summary>
public static partial class Branches
{
    [Differentiable]
    [At(1.3), At(0.4), At(-2.0)]
    public static double BothAssign(double x) { double r; if (x > 1) { r = x * x; } else { r = Math.Exp(x); } return r * x; }

    [Differentiable]
    [At(1.3), At(-0.7)]
    public static double OneAssigns(double x) { var r = x; if (x > 0) r = Math.Sin(x) * r; return r * r; }

    [Differentiable]
    [At(1.3), At(0.3)]
    public static double ConditionChanges(double x) { if (x > 1) { x = x * -2; } return x * x * x; }

    [Differentiable]
    [At(1.3, 1), At(1.3, 0)]
    public static double HalfAssigned(double x, int k) { double v = 0; if (k == 1) v = Math.Sin(x); double z = Math.Cos(x); if (k == 1) z += v * v; return z; }

    [Differentiable]
    [At(1.3, 0.7), At(-1.3, 0.7), At(1.3, -0.7), At(-1.3, -0.7)]
    public static double Nested(double x, double y)
    {
        double s = x * y;
        if (x > 0)
        {
            var a = s * x;
            if (y > 0) s = a * a;
            else { a += y; s = a * y; }
            s += a;
        }
        else if (y > 0)
            s *= s;
        return s * x + y;
    }

    [Differentiable]
    [At(1.3, 0.7), At(0.3, 0.7)]
    public static double Swapped(double x, double y) { if (x > y) (x, y) = (y, x); return x * x + 3 * y; }

    [Differentiable]
    [At(1.3, 0.7), At(0.3, 0.7), At(6.0, 0.7)]
    public static double Remembered(double x, double y) { bool c = x > y && y > 0 && !(x > 5); var r = c ? x : y; if (c) r *= y; return r; }

    [Differentiable]
    [At(1.3, 5), At(0.3, 5)]
    public static double Passengers(double x, int n) { if (x > 1) n *= 2; else n++; int k = n % 2 == 0 ? n : -n; return n * x + k * x * x; }

    [Differentiable]
    [At(1.3), At(0.3)]
    public static double OnlyOneIsActive(double x) { double r = 2; if (x > 1) r = x * x; var t = r; r = 5; return t * x + r; }

    [Differentiable]
    [At(1.3), At(0.3)]
    public static double Empty(double x) { if (x > 1) { } else { } if (x > 2) ; return x * x; }
}
