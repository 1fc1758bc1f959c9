using System;
using System.Collections.Generic;
using System.Numerics;
using Backprop;

/// <summary>Generic methods, read for the types of each call.</summary>
public static partial class GenericCalls
{
    private static T Square<T>(T v) where T : INumber<T> => v * v;

    private static T Of<T>(T v) => v;

    private static T Pick<T>(bool c, T a, T b) => c ? a : b;

    private static R Apply<T, R>(Func<T, R> f, T v) => f(v);

    private static T Norm<T>(T a, T b) where T : IFloatingPointIeee754<T> => T.Sqrt(Square(a) + Square(b));

    private static T Larger<T>(T a, T b) where T : INumber<T> { if (a > b) return a; return b; }

    private static T Circle<T>(T r) where T : IFloatingPointIeee754<T> => T.Pi * r * r / T.CreateChecked(2) + T.One / (T.E + T.Abs(r)) - T.Zero * r;

    private static T Power<T>(T v, int n) where T : INumber<T>
    {
        T p = T.One;
        for (int i = 0; i < n; i++) p *= v + T.CreateChecked(i);
        return p;
    }

    private static T Dot<T>(T[] a, T[] b) where T : INumberBase<T>
    {
        var s = T.AdditiveIdentity;
        for (int i = 0; i < a.Length; i++) s += a[i] * b[i];
        return s;
    }

    private static T[] Filled<T>(T v, int n) where T : INumber<T>
    {
        var a = new T[n];
        for (int i = 0; i < n; i++) a[i] = v * T.CreateChecked(i + 1);
        return a;
    }

    private static (T sum, T product) Both<T>(T a, T b) where T : INumber<T> => (a + b, a * b);

    private static (U, T) Swapped<T, U>(T a, U b) => (b, a);

    private static T First<T>(T[] items) => items.Length > 0 ? items[0] : default(T)!;

    private static T Outer<T>(T v) where T : INumber<T> => First(new[] { v, T.One }) * T.CreateChecked(First(new[] { 3, 4 }));

    private static T Clamped<T>(this T v, T least, T most) where T : INumber<T> => v.CompareTo(least) < 0 ? least : T.Min(v, most);

    private static T Fold<T>(T start, Func<T, T, T> f, params T[] items)
    {
        T all = start;
        foreach (T item in items) all = f(all, item);
        return all;
    }

    private static R Cast<T, R>(T v) where T : INumberBase<T> where R : INumberBase<R> => R.CreateChecked(v) * R.CreateChecked(0.1);

    private static T Factorial<T>(T n) where T : INumber<T> => n <= T.One ? n : n * Factorial(n - T.One);

    private static T OrZero<T>(bool c, T? v) where T : INumber<T> => c ? v! : T.Zero;

    private static T Named<T>(T v, string name = nameof(T)) where T : IComparable<T> => name == nameof(T) && v.CompareTo(v) == 0 ? v : throw new ArgumentException(nameof(v) + typeof(T).Name);

    private static int Count<T>(T v, params int[] more) => more.Length + typeof(T).Name.Length;

    private static void Scale<T>(ref T v, in T by, out T before) where T : IMultiplyOperators<T, T, T> { before = v; v *= by; }

    private static T Step<T>(T v, T h) where T : INumber<T>
    {
        T Half(T u) => u / T.CreateChecked(2);
        Func<T, T> f = u => u * Half(h);
        T s = v, t = -f(v);
        s++;
        return s - t + f(s);
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Arithmetic(double x, double y) => Square(x) * Of<double>(y) + Norm(x, y);

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Comparisons(double x, double y) => Larger(x * y, x) + Pick(x > y, x, y) * Clamped(x, -0.2, y) + y.Clamped(0.1, 0.9);

    [Differentiable, At(1.3), At(-0.4)]
    public static double Constants(double r) => Circle(r);

    [Differentiable, At(1.3, 0.7, 3), At(-0.4, 2.1, 0)]
    public static double Loops(double x, double y, int n) => Power(x, n) * y + Dot(Filled(x, n), Filled(y, n));

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Tuples(double x, double y)
    {
        var (sum, product) = Both(x, y);
        var (swapped, three) = Swapped(3, sum);
        return product * swapped + three * Pick(x > 0, (x, y), (y, x)).Item1;
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Lambdas(double x, double y) => Apply(v => v * y, x) + Apply(Square, y) * Apply<double, double>(Math.Sin, x) + Fold(x, (a, b) => a * b + y, x, y, 2);

    [Differentiable, At(1.3, 0.7, Allocates = true), At(-0.4, 2.1, Allocates = true)]
    public static double Nested(double x, double y) => Outer(x) * Outer(Outer(y));

    [Differentiable, At(1.3f, 0.7f), At(-0.4f, 2.1f)]
    public static float Single(float x, float y) => Norm(x, y) + Circle(x) * Power(y, 2);

    [Differentiable, At(1.3, 0.7f), At(-0.4, 2.1f)]
    public static double Mixed(double x, float y) => Square(x) * Square(y) + Cast<float, double>(y) * Cast<double, float>(x);

    [Differentiable, At(2.3), At(4.6)]
    public static double Recursive(double x) => Factorial(x) + Square(x);

    [Differentiable, At(1.3, 2), At(-0.4, 5)]
    public static double Passengers(double x, int n)
    {
        int m = Square(n) + Count<double>(1.5, n, n);
        return x * m + OrZero(n > 2, x) + Named(x) + Pick(n > 3, 2, 4) * x;
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double ByReference(double x, double y)
    {
        Scale(ref x, y, out double before);
        return x * before;
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Inside(double x, double y)
    {
        int k = 2;
        T Scaled<T>(T v) where T : INumber<T>
        {
            k++;
            return v * T.CreateChecked(k);
        }
        static T Twice<T>(T v) where T : IAdditionOperators<T, T, T> => v + v;
        return Scaled(x) * Scaled<double>(y) + Twice(x) + Step(x, y);
    }

    private struct Point<T> where T : INumber<T>
    {
        public T X, Y;

        public readonly T Sum => X + Y;

        public T Product { readonly get => X * this.Y; set => Y = value / X; }

        public T Move(T by)
        {
            X += by;
            this.Y *= Sum;
            return Dot(this);
        }

        public readonly T Dot(Point<T> other) => X * other.X + Y * other.Y + Later();

        private readonly T Later() => new Point<T> { X = X, Y = T.One }.Sum;

        public readonly T Moved(T by) => Move(by) + X;
    }

    private readonly record struct Interval<T>(T Low, T High) where T : INumber<T>
    {
        public static Interval<T> operator +(Interval<T> a, Interval<T> b) => new(a.Low + b.Low, a.High + b.High);

        public static Interval<T> operator *(Interval<T> a, T by) => a with { Low = a.Low * by };

        public static Interval<T> operator ++(Interval<T> a) => new(a.Low * a.High, a.High);
    }

    private static T Length<T>(Interval<T> interval) where T : INumber<T> => interval.High - interval.Low;

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Structs(double x, double y)
    {
        var p = new Point<double> { X = x, Y = 2 };
        p.Y *= y * p.X;
        y += p.Move(x) * p.Sum + p.Moved(y) + p.X * p.Product;
        var both = new Interval<double>(x, p.Y) + new Interval<double>(1, y);
        both *= x;
        both++;
        return Length(both with { Low = x * x }) * both.Low + p.X;
    }

    private interface IFunction<T>
    {
        T Of(T v);
    }

    private struct Growing : IFunction<double>
    {
        public double Factor;

        public double Of(double v)
        {
            Factor *= v;
            return Factor + v;
        }
    }

    private static T Twice<T, F>(F f, T v) where F : struct, IFunction<T> => f.Of(f.Of(v));

    private interface IRing<T>
    {
        static abstract T Zero { get; }

        static abstract T One { get; }

        double Value { get; }
    }

    /// <summary>Its Zero and One are not what the numbers 0 and 1 are converted to.</summary>
    private readonly struct Log : IRing<Log>
    {
        public double Value { get; init; }

        public static Log Zero => new() { Value = -2 };

        public static Log One => new() { Value = 0.5 };

        public static implicit operator Log(int number) => new() { Value = number };
    }

    private static double Ring<T>(T v) where T : IRing<T> => v.Value * T.One.Value + T.Zero.Value * v.Value * v.Value;

    [Differentiable, At(1.3), At(-0.4)]
    public static double Identities(double x) => Ring(new Log { Value = x });

    private static int Many<T>(T items) where T : IEnumerable<int>
    {
        int n = 0;
        foreach (int item in items) n += item;
        return n;
    }

    private static double Times<T>(T items, double v) where T : IEnumerable<int> => items is null ? v : Many(items) * v;

    [Differentiable, At(1.3, Allocates = true), At(-0.4, Allocates = true)]
    public static double Sequences(double x) => Times(new[] { 1, 2 }, x) * x;

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Functors(double x, double y)
    {
        var f = new Growing { Factor = y };
        return Twice(f, x) * f.Factor + Twice(f, y);
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double OfGenericTypes(double x, double y) => Ops<double>.Cubed(x) + Ops<double>.Inner<float>.Mean(x, y) * Ops<float>.Factor;
}

internal static class Ops<T> where T : INumber<T>
{
    public static readonly T Factor = T.CreateChecked(3);

    public static T Squared(T v) => v * v;

    public static T Cubed(T v) => Factor * Ops<T>.Squared(v) * Of(v);

    internal static T Of(T v) => v + T.One;

    public static class Inner<U> where U : INumber<U>
    {
        public static T Mean(T a, T b) => Squared(a + b) / T.CreateChecked(Count);

        internal static U Count => U.One + U.One;
    }
}
