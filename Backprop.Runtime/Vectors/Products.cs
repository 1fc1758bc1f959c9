using System.Numerics;

namespace Backprop;

/// <summary>
/// The inner product and matrix products, with pullbacks and tangents: the checks, and which loops run. An adjoint or tangent of no
/// length belongs to an operand that is constant.
/// </summary>
/// <remarks>Adjoints are added to one after the other, so that they may be the same memory, as the operands may.</remarks>
internal static class Products<T>
    where T : struct, IFloatingPointIeee754<T>
{
    public static T Dot(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
    {
        Shapes.Length(b, a.Length);
        return Sums<T>.Dot(a, b);
    }

    public static void DotPullback(ReadOnlySpan<T> a, ReadOnlySpan<T> b, T seed, Span<T> dA, Span<T> dB)
    {
        Shapes.Length(b, a.Length);
        Shapes.LengthOrNone<T>(dA, a.Length);
        Shapes.LengthOrNone<T>(dB, a.Length);
        Shapes.Apart(dA, a);
        Shapes.Apart(dA, b);
        Shapes.Apart(dB, a);
        Shapes.Apart(dB, b);
        if (!dA.IsEmpty) Sums<T>.AddScaled(seed, b, dA);
        if (!dB.IsEmpty) Sums<T>.AddScaled(seed, a, dB);
    }

    public static void AddScaled(T scale, ReadOnlySpan<T> x, Span<T> y)
    {
        Shapes.Length<T>(y, x.Length);
        Sums<T>.AddScaled(scale, x, y);
    }

    public static T DotTangent(ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> tA, ReadOnlySpan<T> tB)
    {
        Shapes.Length(b, a.Length);
        Shapes.LengthOrNone(tA, a.Length);
        Shapes.LengthOrNone(tB, a.Length);
        return Tangent(a, b, tA, tB);
    }

    public static void MatVec(ReadOnlySpan<T> matrix, ReadOnlySpan<T> x, Span<T> y)
    {
        Shapes.Length(matrix, (long)x.Length * y.Length);
        Shapes.Apart(y, matrix);
        Shapes.Apart(y, x);
        for (int row = 0; row < y.Length; row++) y[row] = Sums<T>.Dot(Row(matrix, row, x.Length), x);
    }

    public static void MatVecPullback(ReadOnlySpan<T> matrix, ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> seed, Span<T> dMatrix, Span<T> dX)
    {
        Shapes.Length(matrix, (long)x.Length * y.Length);
        Shapes.Length(seed, y.Length);
        Shapes.LengthOrNone<T>(dMatrix, matrix.Length);
        Shapes.LengthOrNone<T>(dX, x.Length);
        Shapes.Apart(dMatrix, matrix, x, seed);
        Shapes.Apart(dX, matrix, x, seed);
        if (!dMatrix.IsEmpty)
            for (int row = 0; row < seed.Length; row++) Sums<T>.AddScaled(seed[row], x, dMatrix.Slice(row * x.Length, x.Length));
        if (!dX.IsEmpty)
            for (int row = 0; row < seed.Length; row++) Sums<T>.AddScaled(seed[row], Row(matrix, row, x.Length), dX);
    }

    public static void MatVecTangent(ReadOnlySpan<T> matrix, ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> tMatrix, ReadOnlySpan<T> tX, Span<T> tY)
    {
        Shapes.Length(matrix, (long)x.Length * y.Length);
        Shapes.LengthOrNone(tMatrix, matrix.Length);
        Shapes.LengthOrNone(tX, x.Length);
        Shapes.Length<T>(tY, y.Length);
        Shapes.Apart(tY, matrix, x, tMatrix);
        Shapes.Apart(tY, tX);
        for (int row = 0; row < tY.Length; row++)
            tY[row] = Tangent(Row(matrix, row, x.Length), x, tMatrix.IsEmpty ? default : Row(tMatrix, row, x.Length), tX);
    }

    public static void MatMul(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> c, int rows, int inner, int columns)
    {
        Check(a, b, c, rows, inner, columns);
        Shapes.Apart(c, a);
        Shapes.Apart(c, b);
        c.Clear();
        MatrixProduct<T>.Add(new(a, inner), new(b, columns), c, rows, inner, columns);
    }

    public static void MatMulPullback(ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> c, int rows, int inner, int columns,
        ReadOnlySpan<T> seed, Span<T> dA, Span<T> dB)
    {
        Check(a, b, c, rows, inner, columns);
        Shapes.Length(seed, c.Length);
        Shapes.LengthOrNone<T>(dA, a.Length);
        Shapes.LengthOrNone<T>(dB, b.Length);
        Shapes.Apart(dA, a, b, seed);
        Shapes.Apart(dB, a, b, seed);
        if (!dA.IsEmpty) MatrixProduct<T>.Add(new(seed, columns), new Matrix<T>(b, columns).Transposed, dA, rows, columns, inner);
        if (!dB.IsEmpty) MatrixProduct<T>.Add(new Matrix<T>(a, inner).Transposed, new(seed, columns), dB, inner, rows, columns);
    }

    public static void MatMulTangent(ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> c, int rows, int inner, int columns,
        ReadOnlySpan<T> tA, ReadOnlySpan<T> tB, Span<T> tC)
    {
        Check(a, b, c, rows, inner, columns);
        Shapes.LengthOrNone(tA, a.Length);
        Shapes.LengthOrNone(tB, b.Length);
        Shapes.Length<T>(tC, c.Length);
        Shapes.Apart(tC, a, b, tA);
        Shapes.Apart(tC, tB);
        tC.Clear();
        if (!tA.IsEmpty) MatrixProduct<T>.Add(new(tA, inner), new(b, columns), tC, rows, inner, columns);
        if (!tB.IsEmpty) MatrixProduct<T>.Add(new(a, inner), new(tB, columns), tC, rows, inner, columns);
    }

    private static T Tangent(ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> tA, ReadOnlySpan<T> tB)
    {
        var tangent = tA.IsEmpty ? T.Zero : Sums<T>.Dot(tA, b);
        return tB.IsEmpty ? tangent : tangent + Sums<T>.Dot(a, tB);
    }

    private static ReadOnlySpan<T> Row(ReadOnlySpan<T> matrix, int row, int length) => matrix.Slice(row * length, length);

    private static void Check(ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> c, int rows, int inner, int columns)
    {
        Shapes.Count(rows);
        Shapes.Count(inner);
        Shapes.Count(columns);
        Shapes.Length(a, (long)rows * inner);
        Shapes.Length(b, (long)inner * columns);
        Shapes.Length(c, (long)rows * columns);
    }
}
