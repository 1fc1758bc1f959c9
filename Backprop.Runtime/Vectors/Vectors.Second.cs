namespace Backprop;

/// <content>The tangents of the pullbacks: second derivatives. A tangent of no length is zero.</content>
public static partial class Vectors
{
    /// <summary>The tangent of <see cref="DotPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, double, Span{double}, Span{double})"/>: tDA += tSeed·b + seed·tB, tDB += tSeed·a + seed·tA.</summary>
    /// <param name="a">A vector.</param>
    /// <param name="b">Another of the same length.</param>
    /// <param name="seed">The adjoint of the result.</param>
    /// <param name="dA">The adjoint of a, which is not read.</param>
    /// <param name="dB">The adjoint of b, which is not read.</param>
    /// <param name="tA">The tangent of a.</param>
    /// <param name="tB">The tangent of b.</param>
    /// <param name="tSeed">The tangent of the seed.</param>
    /// <param name="tDA">The tangent of dA, which is added to.</param>
    /// <param name="tDB">The tangent of dB, which is added to.</param>
    /// <exception cref="ArgumentException">A length does not fit, or a tangent that is added to overlaps what is read.</exception>
    [DerivativeOf(nameof(DotPullback), Kind = DerivativeKind.Tangent)]
    public static void DotPullbackTangent(ReadOnlySpan<double> a, ReadOnlySpan<double> b, double seed, ReadOnlySpan<double> dA, ReadOnlySpan<double> dB, ReadOnlySpan<double> tA, ReadOnlySpan<double> tB, double tSeed, Span<double> tDA, Span<double> tDB) =>
        SecondProducts<double>.Dot(a, b, seed, tA, tB, tSeed, tDA, tDB);

    /// <summary>The tangent of <see cref="MatVecPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double}, Span{double})"/>: tDMatrix += tSeed·xᵀ + seed·tXᵀ, tDX += Aᵀ·tSeed + tAᵀ·seed.</summary>
    /// <param name="matrix">The matrix A, row-major.</param>
    /// <param name="x">A vector.</param>
    /// <param name="y">The product, which is not read.</param>
    /// <param name="seed">The adjoint of y.</param>
    /// <param name="dMatrix">The adjoint of the matrix, which is not read.</param>
    /// <param name="dX">The adjoint of x, which is not read.</param>
    /// <param name="tMatrix">The tangent of the matrix.</param>
    /// <param name="tX">The tangent of x.</param>
    /// <param name="tY">The tangent of y, which is not read.</param>
    /// <param name="tSeed">The tangent of the seed.</param>
    /// <param name="tDMatrix">The tangent of dMatrix, which is added to.</param>
    /// <param name="tDX">The tangent of dX, which is added to.</param>
    /// <exception cref="ArgumentException">A length does not fit, or a tangent that is added to overlaps what is read.</exception>
    [DerivativeOf(nameof(MatVecPullback), Kind = DerivativeKind.Tangent)]
    public static void MatVecPullbackTangent(ReadOnlySpan<double> matrix, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> seed, ReadOnlySpan<double> dMatrix, ReadOnlySpan<double> dX, ReadOnlySpan<double> tMatrix, ReadOnlySpan<double> tX, ReadOnlySpan<double> tY, ReadOnlySpan<double> tSeed, Span<double> tDMatrix, Span<double> tDX) =>
        SecondProducts<double>.MatVec(matrix, x, y, seed, tMatrix, tX, tSeed, tDMatrix, tDX);

    /// <summary>The tangent of <see cref="MatMulPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, int, int, int, ReadOnlySpan{double}, Span{double}, Span{double})"/>: tDA += tSeed·Bᵀ + seed·tBᵀ, tDB += Aᵀ·tSeed + tAᵀ·seed.</summary>
    /// <param name="a">rows by inner, row-major.</param>
    /// <param name="b">inner by columns, row-major.</param>
    /// <param name="c">The product, which is not read.</param>
    /// <param name="rows">The rows of A and C.</param>
    /// <param name="inner">The columns of A, the rows of B.</param>
    /// <param name="columns">The columns of B and C.</param>
    /// <param name="seed">The adjoint of C.</param>
    /// <param name="dA">The adjoint of A, which is not read.</param>
    /// <param name="dB">The adjoint of B, which is not read.</param>
    /// <param name="tA">The tangent of A.</param>
    /// <param name="tB">The tangent of B.</param>
    /// <param name="tC">The tangent of C, which is not read.</param>
    /// <param name="tSeed">The tangent of the seed.</param>
    /// <param name="tDA">The tangent of dA, which is added to.</param>
    /// <param name="tDB">The tangent of dB, which is added to.</param>
    /// <exception cref="ArgumentException">A length does not fit, or a tangent that is added to overlaps what is read.</exception>
    [DerivativeOf(nameof(MatMulPullback), Kind = DerivativeKind.Tangent)]
    public static void MatMulPullbackTangent(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, int rows, int inner, int columns, ReadOnlySpan<double> seed, ReadOnlySpan<double> dA, ReadOnlySpan<double> dB, ReadOnlySpan<double> tA, ReadOnlySpan<double> tB, ReadOnlySpan<double> tC, ReadOnlySpan<double> tSeed, Span<double> tDA, Span<double> tDB) =>
        SecondProducts<double>.MatMul(a, b, c, rows, inner, columns, seed, tA, tB, tSeed, tDA, tDB);

    /// <summary>The tangent of <see cref="SoftmaxPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>: tDX += tY·(seed − m) + y·(tSeed − tM), where m = Σ yᵢ·seedᵢ.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="y">The weights there.</param>
    /// <param name="seed">The adjoint of y.</param>
    /// <param name="dX">The adjoint of x, which is not read.</param>
    /// <param name="tX">The tangent of x, which is not read.</param>
    /// <param name="tY">The tangent of y.</param>
    /// <param name="tSeed">The tangent of the seed.</param>
    /// <param name="tDX">The tangent of dX, which is added to.</param>
    /// <exception cref="ArgumentException">A length does not fit, or a tangent that is added to overlaps what is read.</exception>
    [DerivativeOf(nameof(SoftmaxPullback), Kind = DerivativeKind.Tangent)]
    public static void SoftmaxPullbackTangent(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> seed, ReadOnlySpan<double> dX, ReadOnlySpan<double> tX, ReadOnlySpan<double> tY, ReadOnlySpan<double> tSeed, Span<double> tDX) =>
        Exponentials<double>.SoftmaxPullbackTangent(x, y, seed, tY, tSeed, tDX);

    /// <summary>The tangent of <see cref="LogSumExpPullback(ReadOnlySpan{double}, double, double, Span{double})"/>: tDXᵢ += exp(xᵢ − result)·(tSeed + seed·(tXᵢ − tResult)).</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="result">What LogSumExp returned.</param>
    /// <param name="seed">The adjoint of the result.</param>
    /// <param name="dX">The adjoint of x, which is not read.</param>
    /// <param name="tX">The tangent of x.</param>
    /// <param name="tResult">The tangent of the result.</param>
    /// <param name="tSeed">The tangent of the seed.</param>
    /// <param name="tDX">The tangent of dX, which is added to.</param>
    /// <exception cref="ArgumentException">A length does not fit, or a tangent that is added to overlaps what is read.</exception>
    [DerivativeOf(nameof(LogSumExpPullback), Kind = DerivativeKind.Tangent)]
    public static void LogSumExpPullbackTangent(ReadOnlySpan<double> x, double result, double seed, ReadOnlySpan<double> dX, ReadOnlySpan<double> tX, double tResult, double tSeed, Span<double> tDX) =>
        Exponentials<double>.LogSumExpPullbackTangent(x, result, seed, tX, tResult, tSeed, tDX);
}
