using System;
using Backprop;

/// <summary>Loops in single precision, and with both precisions carried along.</summary>
public static partial class FloatLoops
{
    [Differentiable]
    [At(0.6f, 0), At(0.6f, 1), At(0.6f, 2), At(0.6f, 3), At(0.6f, 7)]
    public static float Counted(float x, int n) { float s = x; for (int i = 0; i < n; i++) s = MathF.Sin(s) * x + 0.1f * i; return s; }

    [Differentiable]
    [At(0.6f, 0), At(0.6f, 1), At(0.6f, 2), At(0.6f, 3), At(0.6f, 7)]
    public static float While(float x, int n) { float s = 1; while (n-- > 0) { s *= x; s += 0.5f; } return s * s; }

    [Differentiable]
    [At(0.6f, 0.0f), At(0.6f, 0.2f), At(0.6f, 0.7f), At(0.6f, 2.0f)]
    public static float FloatVariable(float x, [NoDerivative] float end) { float s = x; for (float t = 0; t < end; t += 0.3f) s += x * t * MathF.Cos(s); return s; }

    [Differentiable]
    [At(0.6f, 0), At(0.6f, 1), At(0.6f, 2), At(0.6f, 3), At(0.6f, 7)]
    public static double SumInDouble(float x, int n) { double s = 0; float p = 1; for (int i = 0; i < n; i++) { s += p * 0.5; p *= x; } return s * p; }

    [Differentiable]
    [At(0.6, 0), At(0.6, 1), At(0.6, 2), At(0.6, 3), At(0.6, 7)]
    public static float Narrowed(double x, int n) { float s = 0.5f; for (int i = 0; i < n; i++) s = (float)(s * x + 0.25 * i); return s * s; }

    [Differentiable]
    [At(0.6, 0, Single = true), At(0.6, 1, Single = true), At(0.6, 2, Single = true), At(0.6, 3, Single = true), At(0.6, 7, Single = true)]
    public static double NarrowCompound(double x, int n) { float s = 0.5f; for (int i = 0; i < n; i++) { s *= (float)x; s += 0.25f; } return s * x; }
}
