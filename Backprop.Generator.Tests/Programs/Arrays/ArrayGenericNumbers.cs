using System;
using System.Numerics;
using Backprop;

/// <summary>Generic methods over arrays of numbers.</summary>
public static partial class ArrayGenericNumbers
{
    [Differentiable, At("1.5 -0.5 0.3")]
    public static T Squares<T>(T[] a) where T : INumber<T>
    {
        var sum = T.Zero;
        foreach (var v in a) sum += v * v;
        return sum;
    }

    [Differentiable, At("1.5 -0.5 0.3", 0.7)]
    public static T Horner<T>(ReadOnlySpan<T> c, T x) where T : IFloatingPointIeee754<T>
    {
        var sum = T.Zero;
        for (int i = c.Length - 1; i >= 0; i--) sum = sum * x + c[i];
        return sum;
    }

    [Differentiable, At("1.5 -0.5 0.3", "0 0 0", 0.7)]
    public static void Scaled<T>(T[] a, Span<T> r, T x) where T : IFloatingPointIeee754<T>
    {
        var made = new T[a.Length];
        for (int i = 0; i < a.Length; i++) made[i] = T.Tanh(a[i]) * x;
        for (int i = 0; i < a.Length; i++) r[i] = made[a.Length - 1 - i] * a[0];
    }
}
