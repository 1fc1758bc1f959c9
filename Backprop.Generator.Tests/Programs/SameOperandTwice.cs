using System;
using Backprop;

public static partial class SameOperandTwice
{
    [Differentiable]
    [At(3.0, Gradient = new[] { 6.0 })]
    [At(0.0, Gradient = new[] { 0.0 })]
    [At(-2.5, Gradient = new[] { -5.0 })]
    public static double Square(double x) => x * x;

    [Differentiable]
    [At(3.0, Gradient = new[] { 2.0 })]
    public static double Twice(double x) => x + x;

    [Differentiable]
    [At(3.0, Gradient = new[] { 0.0 })]
    public static double Nothing(double x) => x - x;

    [Differentiable]
    [At(3.0, Gradient = new[] { 0.0 })]
    public static double One(double x) => x / x;

    [Differentiable]
    [At(1.5)]
    public static double Fourth(double x) => x * x * (x * x);

    [Differentiable]
    [At(3.0, Gradient = new[] { 3.0 })]
    [At(-0.0, Gradient = new[] { 0.0 })]
    public static double HalfASquare(double x) => 0.5 * x * x;

    [Differentiable]
    [At(0.3, 1.7)]
    [At(-1.1, 0.0)]
    public static double Bell(double x, double width) => Math.Exp(-x * x * width);

    [Differentiable]
    [At(0.3, 1.7)]
    public static double ScaledSquare(double x, [NoDerivative] double scale) => x * scale * x - 0.1 * x * x;

    [Differentiable]
    [At(0.3, 1.7)]
    public static double ScaledByWhatVaries(double x, double scale) => x * scale * x + scale * x * x;

    [Differentiable]
    [At(0.3)]
    public static double ScaledTwice(double x) => 4 * x * x * (4 * x);

    [Differentiable]
    [At(0.3, 3)]
    public static double SquaresOfWhatALoopChanges(double x, int n)
    {
        var scaled = 3 * x;
        for (var i = 0; i < n; i++) x = Math.Sin(x) + 0.5 * x * x;
        return scaled * x + 3 * x;
    }

    [Differentiable]
    [At(0.3, 0.7)]
    public static double OnlySubtracted(double x, double y)
    {
        var a = x * y;
        var b = 1 - a;
        var c = 2 - a;
        return b * b * x + c * c * y - (x - y) * (3 - x);
    }

    [Differentiable]
    [At(0.3f, 0.7f)]
    public static float SquaresOfFloats(float x, float y) => 0.1f * x * x - y * -y;
}
