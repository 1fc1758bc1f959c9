namespace Backprop;

/// <content>The same in single precision. Exponentials are taken and summed in double precision and rounded once.</content>
public static partial class Vectors
{
    /// <inheritdoc cref="Dot(ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b) =>
        Products<float>.Dot(a, b);

    /// <inheritdoc cref="DotPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, double, Span{double}, Span{double})"/>
    [DerivativeOf(nameof(Dot))]
    public static void DotPullback(ReadOnlySpan<float> a, ReadOnlySpan<float> b, float seed, Span<float> dA, Span<float> dB) =>
        Products<float>.DotPullback(a, b, seed, dA, dB);

    /// <inheritdoc cref="DotTangent(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    [DerivativeOf(nameof(Dot), Kind = DerivativeKind.Tangent)]
    public static float DotTangent(ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> tA, ReadOnlySpan<float> tB) =>
        Products<float>.DotTangent(a, b, tA, tB);

    /// <inheritdoc cref="MatVec(ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    public static void MatVec(ReadOnlySpan<float> matrix, ReadOnlySpan<float> x, Span<float> y) =>
        Products<float>.MatVec(matrix, x, y);

    /// <inheritdoc cref="MatVecPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double}, Span{double})"/>
    [DerivativeOf(nameof(MatVec))]
    public static void MatVecPullback(ReadOnlySpan<float> matrix, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> seed,
        Span<float> dMatrix, Span<float> dX) =>
        Products<float>.MatVecPullback(matrix, x, y, seed, dMatrix, dX);

    /// <inheritdoc cref="MatVecTangent(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    [DerivativeOf(nameof(MatVec), Kind = DerivativeKind.Tangent)]
    public static void MatVecTangent(ReadOnlySpan<float> matrix, ReadOnlySpan<float> x, ReadOnlySpan<float> y,
        ReadOnlySpan<float> tMatrix, ReadOnlySpan<float> tX, Span<float> tY) =>
        Products<float>.MatVecTangent(matrix, x, y, tMatrix, tX, tY);

    /// <inheritdoc cref="MatMul(ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double}, int, int, int)"/>
    public static void MatMul(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, int rows, int inner, int columns) =>
        Products<float>.MatMul(a, b, c, rows, inner, columns);

    /// <inheritdoc cref="MatMulPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, int, int, int, ReadOnlySpan{double}, Span{double}, Span{double})"/>
    [DerivativeOf(nameof(MatMul))]
    public static void MatMulPullback(ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c, int rows, int inner,
        int columns, ReadOnlySpan<float> seed, Span<float> dA, Span<float> dB) =>
        Products<float>.MatMulPullback(a, b, c, rows, inner, columns, seed, dA, dB);

    /// <inheritdoc cref="MatMulTangent(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, int, int, int, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    [DerivativeOf(nameof(MatMul), Kind = DerivativeKind.Tangent)]
    public static void MatMulTangent(ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c, int rows, int inner,
        int columns, ReadOnlySpan<float> tA, ReadOnlySpan<float> tB, Span<float> tC) =>
        Products<float>.MatMulTangent(a, b, c, rows, inner, columns, tA, tB, tC);

    /// <inheritdoc cref="Softmax(ReadOnlySpan{double}, Span{double})"/>
    public static void Softmax(ReadOnlySpan<float> x, Span<float> y) =>
        Exponentials<float>.Softmax(x, y);

    /// <inheritdoc cref="SoftmaxPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    [DerivativeOf(nameof(Softmax))]
    public static void SoftmaxPullback(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> seed, Span<float> dX) =>
        Exponentials<float>.SoftmaxPullback(x, y, seed, dX);

    /// <inheritdoc cref="SoftmaxTangent(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    [DerivativeOf(nameof(Softmax), Kind = DerivativeKind.Tangent)]
    public static void SoftmaxTangent(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> tX, Span<float> tY) =>
        Exponentials<float>.SoftmaxTangent(x, y, tX, tY);

    /// <inheritdoc cref="LogSumExp(ReadOnlySpan{double})"/>
    public static float LogSumExp(ReadOnlySpan<float> x) =>
        Exponentials<float>.LogSumExp(x);

    /// <inheritdoc cref="LogSumExpPullback(ReadOnlySpan{double}, double, double, Span{double})"/>
    [DerivativeOf(nameof(LogSumExp))]
    public static void LogSumExpPullback(ReadOnlySpan<float> x, float result, float seed, Span<float> dX) =>
        Exponentials<float>.LogSumExpPullback(x, result, seed, dX);

    /// <inheritdoc cref="LogSumExpTangent(ReadOnlySpan{double}, double, ReadOnlySpan{double})"/>
    [DerivativeOf(nameof(LogSumExp), Kind = DerivativeKind.Tangent)]
    public static float LogSumExpTangent(ReadOnlySpan<float> x, float result, ReadOnlySpan<float> tX) =>
        Exponentials<float>.LogSumExpTangent(x, result, tX);
}
