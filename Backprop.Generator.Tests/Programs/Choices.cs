using System;
using Backprop;

/// <summary>?:, &&, || and what is assigned inside them.</summary>
public static partial class Choices
{
    [Differentiable]
    [At(2.5, 0.7), At(1.3, 1.7), At(1.3, 0.7), At(0.3, 0.7)]
    public static double Chain(double x, double y) => x > 2 ? x : y > 1 ? y : x > y ? x * y : x / y;

    [Differentiable]
    [At(-1.3), At(1.3)]
    public static double ArmsOfDifferentNeeds(double x) { var a = x; var r = x > 0 ? a : a * a; a = 5; return r * x + a; }

    [Differentiable]
    [At(1.3, 0.7), At(1.3, -0.7), At(-1.3, 0.7), At(-1.3, 12.0)]
    public static double ShortCircuit(double x, double y) { double t = x; if (x > 0 && (t = x * y) > 0 || (t = y * y) > 100) return t * x; return t; }

    [Differentiable]
    [At(1.3, 0.7), At(-1.3, 0.7)]
    public static double AssignedInArms(double x, double y) => x * (x > 0 ? (x = y * 2) : (y = x * 3)) + x * y;

    [Differentiable]
    [At(1e-9, Kink = true), At(2.0)]
    public static double Guarded(double x) => x > 1e-6 ? Math.Sqrt(x) : x;

    [Differentiable]
    [At(-800.0), At(800.0), At(0.5)]
    public static double LogisticTail(double x) => x > 0 ? Math.Log(1 + Math.Exp(-x)) : -x + Math.Log(1 + Math.Exp(x));

    [Differentiable]
    [At(1.3f, 2.0), At(-1.3f, 2.0)]
    public static double Mixed(float x, double y) => (x > 0 ? x : y) * y;
}
