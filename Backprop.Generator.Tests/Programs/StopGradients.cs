using System;
using Backprop;

public static partial class StopGradients
{
    [Differentiable]
    [At(1.3, 0.4, Kink = true, Gradient = new[] { 1.69, 0.0 })]
    public static double Frozen(double x, double y)
    {
        var square = Differentiation.StopGradient(x * x);
        return square * x + Differentiation.StopGradient(y);
    }

    [Differentiable]
    [At(2.7, Kink = true, Gradient = new[] { 2.0 })]
    public static double QuietCast(double x) => (int)Differentiation.StopGradient(x) * x;

    [Differentiable]
    [At(1.3f, Kink = true, Gradient = new[] { 1.3 })]
    public static float OfFloat(float x) => Differentiation.StopGradient(x) * x;
}
