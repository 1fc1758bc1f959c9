using System;
using Backprop;

public static partial class Floats
{
    [Differentiable]
    [At(1.25f, 0.75f)]
    public static float Arithmetic(float x, float y)
    {
        var t = x * y - y / x;
        return t * t + 2f * x;
    }

    [Differentiable]
    [At(0.6f)]
    public static float Chain(float x) =>
        MathF.Exp(MathF.Sin(x)) + MathF.Log(1 + x * x) * MathF.Tanh(x) + MathF.Sqrt(x + 2) - MathF.Atan(x) + MathF.Cbrt(x + 3);

    [Differentiable]
    [At(0.6f, 1.7f)]
    public static float TwoArguments(float x, float y) => MathF.Pow(x, y) + MathF.Atan2(y, x) + MathF.Max(x, y) * MathF.Min(x, 2 * y);
}
