using System;
using Backprop;

public static partial class MixedPrecision
{
    [Differentiable]
    [At(1.5f, 0.7)]
    public static double FloatAndDouble(float x, double y)
    {
        var wide = x * y;
        return wide * x + Math.Sin(y);
    }

    [Differentiable]
    [At(1.5, 0.75f)]
    public static float NarrowResult(double x, float y) => (float)(x * x) * y;

    [Differentiable]
    [At(1.5, Single = true)]
    public static double ThroughFloat(double x)
    {
        float f = (float)(x * x);
        float g = f * f + 1;
        return g * x;
    }

    [Differentiable]
    [At(1.5f)]
    public static float ThroughDouble(float x)
    {
        double d = x;
        d *= d * Math.Exp(d);
        return (float)d;
    }

    [Differentiable]
    [At(2.0f)]
    public static double Widened(float x) => x;
}
