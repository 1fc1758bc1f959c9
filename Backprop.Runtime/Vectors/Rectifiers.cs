using System.Numerics;
using System.Runtime.InteropServices;

namespace Backprop;

/// <summary>Leaky ReLU over a span, and ReLU as the one of slope 0: a vector at a time.</summary>
/// <remarks>An element that is dead (slope 0) takes nothing on, not even of an infinite adjoint.</remarks>
internal static class Rectifiers<T>
    where T : struct, IFloatingPointIeee754<T>
{
    public static void Value(ReadOnlySpan<T> x, T? slope, Span<T> y)
    {
        Shapes.Length<T>(y, x.Length);
        Shapes.Apart(y, x);
        int i = InVectors(x, x, slope, y, add: false);
        for (; i < x.Length; i++) y[i] = One(x[i], x[i], slope);
    }

    /// <summary>Adds to the adjoint of x; what it returns is the contribution to the slope.</summary>
    public static T Pullback(ReadOnlySpan<T> x, T? slope, ReadOnlySpan<T> y, ReadOnlySpan<T> seed, Span<T> dX)
    {
        Shapes.Length(y, x.Length);
        Shapes.Length(seed, x.Length);
        Shapes.Length<T>(dX, x.Length);
        Shapes.Apart(dX, x, y, seed);
        int i = InVectors(x, seed, slope, dX, add: true);
        for (; i < x.Length; i++) dX[i] += One(x[i], seed[i], slope);

        var dSlope = T.Zero;
        if (slope is not null)
            for (i = 0; i < x.Length; i++)
                if (!(x[i] > T.Zero)) dSlope += seed[i] * x[i];
        return dSlope;
    }

    /// <summary>The tangent of the pullback; returns that of the contribution to the slope.</summary>
    public static T PullbackTangent(ReadOnlySpan<T> x, T? slope, ReadOnlySpan<T> y, ReadOnlySpan<T> seed, ReadOnlySpan<T> tX, T tSlope, ReadOnlySpan<T> tSeed, Span<T> tDX)
    {
        var tangent = tSeed.IsEmpty ? T.Zero : Pullback(x, slope, y, tSeed, tDX);
        if (slope is null) return tangent;
        Shapes.Length(seed, x.Length);
        Shapes.LengthOrNone(tX, x.Length);
        Shapes.Length<T>(tDX, x.Length);
        Shapes.Apart(tDX, x, seed, tX);
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > T.Zero) continue;
            tDX[i] += tSlope * seed[i];
            if (!tX.IsEmpty) tangent += seed[i] * tX[i];
        }
        return tangent;
    }

    public static void Tangent(ReadOnlySpan<T> x, T? slope, ReadOnlySpan<T> y, ReadOnlySpan<T> tX, T tSlope, Span<T> tY)
    {
        Shapes.Length(y, x.Length);
        Shapes.Length(tX, x.Length);
        Shapes.Length<T>(tY, x.Length);
        Shapes.Apart(tY, x, y, tX);
        int i = InVectors(x, tX, slope, tY, add: false);
        for (; i < x.Length; i++) tY[i] = One(x[i], tX[i], slope);
        if (tSlope == T.Zero) return;
        for (i = 0; i < x.Length; i++)
            if (!(x[i] > T.Zero)) tY[i] += tSlope * x[i];
    }

    /// <summary>The value where x &gt; 0, else slope times the value: as much as fits into vectors. Returns how much that was.</summary>
    private static int InVectors(ReadOnlySpan<T> x, ReadOnlySpan<T> values, T? slope, Span<T> result, bool add)
    {
        var where = MemoryMarshal.Cast<T, Vector<T>>(x);
        var from = MemoryMarshal.Cast<T, Vector<T>>(values)[..where.Length];
        var to = MemoryMarshal.Cast<T, Vector<T>>(result)[..where.Length];
        var scale = new Vector<T>(slope.GetValueOrDefault());
        for (int i = 0; i < where.Length; i++)
        {
            var otherwise = slope is null ? Vector<T>.Zero : scale * from[i];
            var chosen = Vector.ConditionalSelect(Vector.GreaterThan(where[i], Vector<T>.Zero), from[i], otherwise);
            to[i] = add ? to[i] + chosen : chosen;
        }
        return where.Length * Vector<T>.Count;
    }

    private static T One(T x, T value, T? slope) => x > T.Zero ? value : slope is { } scale ? scale * value : T.Zero;
}
