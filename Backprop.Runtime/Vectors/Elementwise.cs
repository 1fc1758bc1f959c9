using System.Numerics;

namespace Backprop;

/// <summary>A smooth activation function over a span, with its pullback and its tangent.</summary>
internal static class Elementwise<TFunction, T>
    where TFunction : struct, IActivation
    where T : struct, IFloatingPointIeee754<T>
{
    public static void Value(ReadOnlySpan<T> x, Span<T> y)
    {
        Shapes.Length<T>(y, x.Length);
        Shapes.Apart(y, x);
        for (int i = 0; i < x.Length; i++)
            y[i] = T.CreateTruncating(TFunction.Value(double.CreateTruncating(x[i])));
    }

    public static void Pullback(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> seed, Span<T> dX)
    {
        Shapes.Length(y, x.Length);
        Shapes.Length(seed, x.Length);
        Shapes.Length<T>(dX, x.Length);
        Shapes.Apart(dX, x, y, seed);
        y = y[..x.Length];
        seed = seed[..x.Length];
        dX = dX[..x.Length];
        for (int i = 0; i < x.Length; i++)
            dX[i] += Scaled(x[i], y[i], seed[i]);
    }

    /// <summary>tDX += f'·tSeed + t(f')·seed.</summary>
    public static void PullbackTangent(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> seed, ReadOnlySpan<T> tX, ReadOnlySpan<T> tY, ReadOnlySpan<T> tSeed, Span<T> tDX)
    {
        Shapes.Length(y, x.Length);
        Shapes.Length(seed, x.Length);
        Shapes.LengthOrNone(tX, x.Length);
        Shapes.LengthOrNone(tY, x.Length);
        Shapes.Length<T>(tDX, x.Length);
        Shapes.Apart(tDX, x, y, seed);
        Shapes.Apart(tDX, tX);
        Shapes.Apart(tDX, tY);
        if (!tSeed.IsEmpty) Pullback(x, y, tSeed, tDX);
        for (int i = 0; i < x.Length; i++)
        {
            double slopeTangent = TFunction.SlopeTangent(double.CreateTruncating(x[i]), double.CreateTruncating(y[i]),
                tX.IsEmpty ? 0 : double.CreateTruncating(tX[i]), tY.IsEmpty ? 0 : double.CreateTruncating(tY[i]));
            tDX[i] += T.CreateTruncating(slopeTangent * double.CreateTruncating(seed[i]));
        }
    }

    public static void Tangent(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> tX, Span<T> tY)
    {
        Shapes.Length(y, x.Length);
        Shapes.Length(tX, x.Length);
        Shapes.Length<T>(tY, x.Length);
        Shapes.Apart(tY, x, y, tX);
        y = y[..x.Length];
        tX = tX[..x.Length];
        tY = tY[..x.Length];
        for (int i = 0; i < x.Length; i++)
            tY[i] = Scaled(x[i], y[i], tX[i]);
    }

    /// <summary>Slope times direction.</summary>
    private static T Scaled(T x, T y, T direction) => T.CreateTruncating(
        TFunction.Slope(double.CreateTruncating(x), double.CreateTruncating(y)) * double.CreateTruncating(direction));
}
