namespace Backprop;

/// <content>The tangents of the pullbacks in single precision. A tangent of no length is zero.</content>
public static partial class Vectors
{
    /// <inheritdoc cref="DotPullbackTangent(ReadOnlySpan{double}, ReadOnlySpan{double}, double, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, double, Span{double}, Span{double})"/>
    [DerivativeOf(nameof(DotPullback), Kind = DerivativeKind.Tangent)]
    public static void DotPullbackTangent(ReadOnlySpan<float> a, ReadOnlySpan<float> b, float seed, ReadOnlySpan<float> dA, ReadOnlySpan<float> dB, ReadOnlySpan<float> tA, ReadOnlySpan<float> tB, float tSeed, Span<float> tDA, Span<float> tDB) =>
        SecondProducts<float>.Dot(a, b, seed, tA, tB, tSeed, tDA, tDB);

    /// <inheritdoc cref="MatVecPullbackTangent(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double}, Span{double})"/>
    [DerivativeOf(nameof(MatVecPullback), Kind = DerivativeKind.Tangent)]
    public static void MatVecPullbackTangent(ReadOnlySpan<float> matrix, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> seed, ReadOnlySpan<float> dMatrix, ReadOnlySpan<float> dX, ReadOnlySpan<float> tMatrix, ReadOnlySpan<float> tX, ReadOnlySpan<float> tY, ReadOnlySpan<float> tSeed, Span<float> tDMatrix, Span<float> tDX) =>
        SecondProducts<float>.MatVec(matrix, x, y, seed, tMatrix, tX, tSeed, tDMatrix, tDX);

    /// <inheritdoc cref="MatMulPullbackTangent(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, int, int, int, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double}, Span{double})"/>
    [DerivativeOf(nameof(MatMulPullback), Kind = DerivativeKind.Tangent)]
    public static void MatMulPullbackTangent(ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c, int rows, int inner, int columns, ReadOnlySpan<float> seed, ReadOnlySpan<float> dA, ReadOnlySpan<float> dB, ReadOnlySpan<float> tA, ReadOnlySpan<float> tB, ReadOnlySpan<float> tC, ReadOnlySpan<float> tSeed, Span<float> tDA, Span<float> tDB) =>
        SecondProducts<float>.MatMul(a, b, c, rows, inner, columns, seed, tA, tB, tSeed, tDA, tDB);

    /// <inheritdoc cref="SoftmaxPullbackTangent(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    [DerivativeOf(nameof(SoftmaxPullback), Kind = DerivativeKind.Tangent)]
    public static void SoftmaxPullbackTangent(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> seed, ReadOnlySpan<float> dX, ReadOnlySpan<float> tX, ReadOnlySpan<float> tY, ReadOnlySpan<float> tSeed, Span<float> tDX) =>
        Exponentials<float>.SoftmaxPullbackTangent(x, y, seed, tY, tSeed, tDX);

    /// <inheritdoc cref="LogSumExpPullbackTangent(ReadOnlySpan{double}, double, double, ReadOnlySpan{double}, ReadOnlySpan{double}, double, double, Span{double})"/>
    [DerivativeOf(nameof(LogSumExpPullback), Kind = DerivativeKind.Tangent)]
    public static void LogSumExpPullbackTangent(ReadOnlySpan<float> x, float result, float seed, ReadOnlySpan<float> dX, ReadOnlySpan<float> tX, float tResult, float tSeed, Span<float> tDX) =>
        Exponentials<float>.LogSumExpPullbackTangent(x, result, seed, tX, tResult, tSeed, tDX);
}
