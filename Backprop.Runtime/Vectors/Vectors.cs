namespace Backprop;

/// <summary>
/// Vectors and row-major matrices as spans: the functions that a small neural network is made of besides <see cref="Activations"/>,
/// each with its pullback and its tangent, as <see cref="DerivativeOfAttribute"/> describes them.
/// </summary>
/// <remarks>
/// Wrong lengths, and a written span that overlaps one that is read, are an <see cref="ArgumentException"/> before anything is written.
/// Where there are several operands, an adjoint span of no length says that its operand is constant and the adjoint not wanted; a tangent
/// span of no length is zero. Adjoint spans may be one and the same, for operands that are. Sums of products run in vectors: how the sum is
/// grouped, hence its last digits, depends on the machine. Nothing is allocated once a thread has done it before.
/// </remarks>
public static partial class Vectors
{
    /// <summary>Σ aᵢ·bᵢ.</summary>
    /// <param name="a">A vector.</param>
    /// <param name="b">Another of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b) =>
        Products<double>.Dot(a, b);

    /// <summary>dA += seed·b and dB += seed·a.</summary>
    /// <param name="a">A vector.</param>
    /// <param name="b">Another of the same length.</param>
    /// <param name="seed">The adjoint of the result.</param>
    /// <param name="dA">The adjoint of a, which is added to.</param>
    /// <param name="dB">The adjoint of b, which is added to.</param>
    /// <exception cref="ArgumentException">The lengths differ, or dA or dB overlaps a or b.</exception>
    [DerivativeOf(nameof(Dot))]
    public static void DotPullback(ReadOnlySpan<double> a, ReadOnlySpan<double> b, double seed, Span<double> dA, Span<double> dB) =>
        Products<double>.DotPullback(a, b, seed, dA, dB);

    /// <summary>Σ tAᵢ·bᵢ + Σ aᵢ·tBᵢ.</summary>
    /// <param name="a">A vector.</param>
    /// <param name="b">Another of the same length.</param>
    /// <param name="tA">The tangent of a.</param>
    /// <param name="tB">The tangent of b.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [DerivativeOf(nameof(Dot), Kind = DerivativeKind.Tangent)]
    public static double DotTangent(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> tA, ReadOnlySpan<double> tB) =>
        Products<double>.DotTangent(a, b, tA, tB);

    /// <summary>y = A·x.</summary>
    /// <param name="matrix">The matrix A, row-major: y.Length rows of x.Length.</param>
    /// <param name="x">A vector.</param>
    /// <param name="y">The product is written here.</param>
    /// <exception cref="ArgumentException">matrix.Length is not y.Length·x.Length, or y overlaps another span.</exception>
    public static void MatVec(ReadOnlySpan<double> matrix, ReadOnlySpan<double> x, Span<double> y) =>
        Products<double>.MatVec(matrix, x, y);

    /// <summary>dA += seed·xᵀ and dX += Aᵀ·seed.</summary>
    /// <param name="matrix">The matrix A, row-major: y.Length rows of x.Length.</param>
    /// <param name="x">A vector.</param>
    /// <param name="y">The product, which is not read.</param>
    /// <param name="seed">The adjoint of y.</param>
    /// <param name="dMatrix">The adjoint of the matrix, which is added to.</param>
    /// <param name="dX">The adjoint of x, which is added to.</param>
    /// <exception cref="ArgumentException">A length does not fit, or an adjoint overlaps what is read.</exception>
    [DerivativeOf(nameof(MatVec))]
    public static void MatVecPullback(ReadOnlySpan<double> matrix, ReadOnlySpan<double> x, ReadOnlySpan<double> y,
        ReadOnlySpan<double> seed, Span<double> dMatrix, Span<double> dX) =>
        Products<double>.MatVecPullback(matrix, x, y, seed, dMatrix, dX);

    /// <summary>tY = tA·x + A·tX.</summary>
    /// <param name="matrix">The matrix A, row-major: y.Length rows of x.Length.</param>
    /// <param name="x">A vector.</param>
    /// <param name="y">The product, which is not read.</param>
    /// <param name="tMatrix">The tangent of the matrix.</param>
    /// <param name="tX">The tangent of x.</param>
    /// <param name="tY">The tangent of y is written here.</param>
    /// <exception cref="ArgumentException">A length does not fit, or tY overlaps what is read.</exception>
    [DerivativeOf(nameof(MatVec), Kind = DerivativeKind.Tangent)]
    public static void MatVecTangent(ReadOnlySpan<double> matrix, ReadOnlySpan<double> x, ReadOnlySpan<double> y,
        ReadOnlySpan<double> tMatrix, ReadOnlySpan<double> tX, Span<double> tY) =>
        Products<double>.MatVecTangent(matrix, x, y, tMatrix, tX, tY);

    /// <summary>C = A·B.</summary>
    /// <param name="a">rows by inner, row-major.</param>
    /// <param name="b">inner by columns, row-major.</param>
    /// <param name="c">rows by columns, row-major: the product is written here.</param>
    /// <param name="rows">The rows of A and C.</param>
    /// <param name="inner">The columns of A, the rows of B.</param>
    /// <param name="columns">The columns of B and C.</param>
    /// <exception cref="ArgumentException">A length does not fit, or C overlaps A or B.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number of rows or columns is negative.</exception>
    public static void MatMul(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> c, int rows, int inner, int columns) =>
        Products<double>.MatMul(a, b, c, rows, inner, columns);

    /// <summary>dA += seed·Bᵀ and dB += Aᵀ·seed.</summary>
    /// <param name="a">rows by inner, row-major.</param>
    /// <param name="b">inner by columns, row-major.</param>
    /// <param name="c">The product, which is not read.</param>
    /// <param name="rows">The rows of A and C.</param>
    /// <param name="inner">The columns of A, the rows of B.</param>
    /// <param name="columns">The columns of B and C.</param>
    /// <param name="seed">The adjoint of C.</param>
    /// <param name="dA">The adjoint of A, which is added to.</param>
    /// <param name="dB">The adjoint of B, which is added to.</param>
    /// <exception cref="ArgumentException">A length does not fit, or an adjoint overlaps what is read.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number of rows or columns is negative.</exception>
    [DerivativeOf(nameof(MatMul))]
    public static void MatMulPullback(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, int rows, int inner,
        int columns, ReadOnlySpan<double> seed, Span<double> dA, Span<double> dB) =>
        Products<double>.MatMulPullback(a, b, c, rows, inner, columns, seed, dA, dB);

    /// <summary>tC = tA·B + A·tB.</summary>
    /// <param name="a">rows by inner, row-major.</param>
    /// <param name="b">inner by columns, row-major.</param>
    /// <param name="c">The product, which is not read.</param>
    /// <param name="rows">The rows of A and C.</param>
    /// <param name="inner">The columns of A, the rows of B.</param>
    /// <param name="columns">The columns of B and C.</param>
    /// <param name="tA">The tangent of A.</param>
    /// <param name="tB">The tangent of B.</param>
    /// <param name="tC">The tangent of C is written here.</param>
    /// <exception cref="ArgumentException">A length does not fit, or tC overlaps what is read.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number of rows or columns is negative.</exception>
    [DerivativeOf(nameof(MatMul), Kind = DerivativeKind.Tangent)]
    public static void MatMulTangent(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, int rows, int inner,
        int columns, ReadOnlySpan<double> tA, ReadOnlySpan<double> tB, Span<double> tC) =>
        Products<double>.MatMulTangent(a, b, c, rows, inner, columns, tA, tB, tC);

    /// <summary>yᵢ = exp(xᵢ) / Σ exp(xⱼ). The largest argument is subtracted from all, so that none overflows.</summary>
    /// <remarks>
    /// An argument of −∞ has weight 0. All weights are NaN if an argument is NaN or +∞, or all are −∞. Goodfellow, Bengio and Courville,
    /// Deep Learning, 2016, section 4.1.
    /// </remarks>
    /// <param name="x">The arguments.</param>
    /// <param name="y">The weights are written here; as long as x, apart from it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap.</exception>
    public static void Softmax(ReadOnlySpan<double> x, Span<double> y) =>
        Exponentials<double>.Softmax(x, y);

    /// <summary>dXᵢ += yᵢ·(seedᵢ − Σ yⱼ·seedⱼ).</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="y">The weights there.</param>
    /// <param name="seed">The adjoint of y.</param>
    /// <param name="dX">The adjoint of x, which is added to.</param>
    /// <exception cref="ArgumentException">The lengths differ, or dX overlaps another span.</exception>
    [DerivativeOf(nameof(Softmax))]
    public static void SoftmaxPullback(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> seed, Span<double> dX) =>
        Exponentials<double>.SoftmaxPullback(x, y, seed, dX);

    /// <summary>tYᵢ = yᵢ·(tXᵢ − Σ yⱼ·tXⱼ).</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="y">The weights there.</param>
    /// <param name="tX">The tangent of x.</param>
    /// <param name="tY">The tangent of y is written here.</param>
    /// <exception cref="ArgumentException">The lengths differ, or tY overlaps another span.</exception>
    [DerivativeOf(nameof(Softmax), Kind = DerivativeKind.Tangent)]
    public static void SoftmaxTangent(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> tX, Span<double> tY) =>
        Exponentials<double>.SoftmaxTangent(x, y, tX, tY);

    /// <summary>log Σ exp(xᵢ), as m + log Σ exp(xᵢ − m) with the largest argument m, so that nothing overflows; −∞ for no arguments.</summary>
    /// <remarks>Blanchard, Higham and Higham, Accurately Computing the Log-Sum-Exp and Softmax Functions, 2021.</remarks>
    /// <param name="x">The arguments.</param>
    public static double LogSumExp(ReadOnlySpan<double> x) =>
        Exponentials<double>.LogSumExp(x);

    /// <summary>dXᵢ += seed·exp(xᵢ − result). A seed of 0 contributes 0, even where the result is infinite.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="result">What LogSumExp returned.</param>
    /// <param name="seed">The adjoint of the result.</param>
    /// <param name="dX">The adjoint of x, which is added to.</param>
    /// <exception cref="ArgumentException">The lengths differ, or dX overlaps x.</exception>
    [DerivativeOf(nameof(LogSumExp))]
    public static void LogSumExpPullback(ReadOnlySpan<double> x, double result, double seed, Span<double> dX) =>
        Exponentials<double>.LogSumExpPullback(x, result, seed, dX);

    /// <summary>Σ exp(xᵢ − result)·tXᵢ.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="result">What LogSumExp returned.</param>
    /// <param name="tX">The tangent of x.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [DerivativeOf(nameof(LogSumExp), Kind = DerivativeKind.Tangent)]
    public static double LogSumExpTangent(ReadOnlySpan<double> x, double result, ReadOnlySpan<double> tX) =>
        Exponentials<double>.LogSumExpTangent(x, result, tX);
}
