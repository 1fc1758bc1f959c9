using System.Numerics;

namespace Backprop;

/// <summary>
/// The tangents of the pullbacks of products, for second derivatives: adjoints are bilinear in what was read and the seed, so that each is
/// two pullbacks.
/// </summary>
internal static class SecondProducts<T>
    where T : struct, IFloatingPointIeee754<T>
{
    public static void AddScaled(T scale, ReadOnlySpan<T> x, T tScale, ReadOnlySpan<T> tX, Span<T> tY)
    {
        Products<T>.AddScaled(tScale, x, tY);
        if (!tX.IsEmpty) Products<T>.AddScaled(scale, tX, tY);
    }

    public static void Dot(ReadOnlySpan<T> a, ReadOnlySpan<T> b, T seed, ReadOnlySpan<T> tA, ReadOnlySpan<T> tB, T tSeed, Span<T> tDA, Span<T> tDB)
    {
        Products<T>.DotPullback(a, b, tSeed, tDA, tDB);
        if (!tB.IsEmpty) Products<T>.DotPullback(a, tB, seed, tDA, default);
        if (!tA.IsEmpty) Products<T>.DotPullback(tA, b, seed, default, tDB);
    }

    public static void MatVec(ReadOnlySpan<T> matrix, ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> seed,
        ReadOnlySpan<T> tMatrix, ReadOnlySpan<T> tX, ReadOnlySpan<T> tSeed, Span<T> tDMatrix, Span<T> tDX)
    {
        if (!tSeed.IsEmpty) Products<T>.MatVecPullback(matrix, x, y, tSeed, tDMatrix, tDX);
        if (!tX.IsEmpty) Products<T>.MatVecPullback(matrix, tX, y, seed, tDMatrix, default);
        if (!tMatrix.IsEmpty) Products<T>.MatVecPullback(tMatrix, x, y, seed, default, tDX);
    }

    public static void MatMul(ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> c, int rows, int inner, int columns, ReadOnlySpan<T> seed,
        ReadOnlySpan<T> tA, ReadOnlySpan<T> tB, ReadOnlySpan<T> tSeed, Span<T> tDA, Span<T> tDB)
    {
        if (!tSeed.IsEmpty) Products<T>.MatMulPullback(a, b, c, rows, inner, columns, tSeed, tDA, tDB);
        if (!tB.IsEmpty) Products<T>.MatMulPullback(a, tB, c, rows, inner, columns, seed, tDA, default);
        if (!tA.IsEmpty) Products<T>.MatMulPullback(tA, b, c, rows, inner, columns, seed, default, tDB);
    }
}
