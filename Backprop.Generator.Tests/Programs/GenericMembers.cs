using System;
using System.Numerics;
using Backprop;

/// <summary>Generic methods of objects, and of generic types that are differentiated in.</summary>
public partial class GenericMembers
{
    private readonly double factor = 3;

    private T Scaled<T>(T v) where T : INumber<T> => v * T.CreateChecked(factor) + this.Shifted(v);

    private T Shifted<T>(T v) where T : INumber<T> => v - T.CreateChecked(factor);

    [Differentiable, At(1.3), At(-0.4)]
    public double OfAnObject(double x) => Scaled(x) * this.Shifted(x * x);
}

public static partial class GenericMembers<U> where U : struct
{
    private static R Tagged<R>(R v, U tag, Func<R, U, R> f) => f(v, tag);

    private static (T, U) Both<T>(T v, U tag) where T : INumber<T> => (v * v, tag);

    [Differentiable, At(1.3), At(-0.4)]
    public static double OfAGenericType(double x)
    {
        var (square, tag) = Both(x, default(U));
        return Tagged(square, tag, (v, t) => t.Equals(tag) ? v * x : v);
    }
}
