using System;
using System.Numerics;
using Backprop;

/// <summary>Generic methods over numbers: what is generated for them is for double and for float.</summary>
public static partial class GenericNumbers
{
    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static T Formula<T>(T x, T y) where T : IFloatingPointIeee754<T> => x * x * T.Sin(y) + T.Exp(x) / (T.One + y * y);

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static T Bracketed<T>(T x, T y) where T : IFloatingPointIeee754<T> => x * (T.CreateChecked(2)) - (T.Sin(y)) * (T.Pi) + (x) / (T.One);

    /// <summary>What is assigned is the method's own parameter.</summary>
    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static T Assigned<T>(T x, T y) where T : IFloatingPoint<T>
    {
        if (x < T.Zero) x *= y;
        for (int i = 0; i < 3; i++) (x, y) = (y, x * y + T.CreateChecked(0.5));
        return x - y;
    }

    [Differentiable, At(1.3, 4), At(0.7, 0)]
    public static T Power<T>(T x, int n) where T : INumber<T> => n == 0 ? T.One : x * Power(x, n - 1);

    /// <summary>Two type parameters are one type.</summary>
    [Differentiable, At(1.3, 0.7)]
    public static T OfTwo<T, U>(T x, U y) where T : struct, IRootFunctions<T> where U : INumber<U> => T.Sqrt(x) * T.CreateChecked(y * y);

    [Differentiable, At(1.3, 0.7)]
    public static (T Length, T Angle) Polar<T>(T x, T y) where T : IFloatingPointIeee754<T> => (T.Sqrt(x * x + y * y), T.Atan2(y, x));

    private static T Helper<T>(T x, Func<T, T> f) where T : INumber<T> => f(f(x)) * x;

    [Differentiable, At(1.3, 0.7)]
    public static T CallsOthers<T>(T x, T y) where T : IFloatingPointIeee754<T>
    {
        T Local(T z) => T.Cos(z) * y;
        return Helper(x, Local) + Power(y, 2);
    }

    [Differentiable, At(1.3, 2.5)]
    public static T HeldConstant<T>(T x, [NoDerivative] T scale) where T : INumber<T> => x * x * scale;
}

/// <summary>A static generic type.</summary>
public static partial class Polynomials<T> where T : IFloatingPointIeee754<T>
{
    private static readonly T half = T.CreateChecked(0.5);

    private static T Halved(T x) => x * half;

    [Differentiable, At(1.3, 0.7)]
    public static T Sum(T x, T y) => Halved(x * y) + half * T.Sin(x);

    public struct Pair
    {
        public T A;
        public T B;

        public readonly T Product => A * B;
    }

    /// <summary>A type that stands in the generic one.</summary>
    [Differentiable, At(1.3, 0.7)]
    public static T OfPairs(T x, T y)
    {
        var pair = new Pair { A = x * y, B = y };
        pair.A += x;
        return pair.Product * x;
    }

    [Differentiable, At(1.3, 3)]
    public static T Power(T x, int n) => n == 0 ? T.One : x * Power(x, n - 1);
}

/// <summary>A method of an object, whose fields are passengers.</summary>
public partial class Spring
{
    private readonly double stiffness = 3;

    [Differentiable, At(1.3)]
    public T Energy<T>(T x) where T : IFloatingPointIeee754<T> => T.CreateChecked(stiffness) * x * x / T.CreateChecked(2);
}
