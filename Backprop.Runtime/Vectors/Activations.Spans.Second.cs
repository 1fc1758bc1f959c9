namespace Backprop;

/// <content>The tangents of the pullbacks: second derivatives. A tangent of no length is zero.</content>
public static partial class Activations
{
    /// <summary>The tangent of <see cref="ReluPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>: tDX += f'(x)·tSeed and the tangent of f'(x)·seed.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="y">The values there.</param>
    /// <param name="seed">The adjoint of y.</param>
    /// <param name="dX">The adjoint of x, which is not read.</param>
    /// <param name="tX">The tangent of x; not read where the slope follows from y.</param>
    /// <param name="tY">The tangent of y; not read where the slope follows from x.</param>
    /// <param name="tSeed">The tangent of the seed.</param>
    /// <param name="tDX">The tangent of dX, which is added to.</param>
    /// <exception cref="ArgumentException">A length does not fit, or a tangent that is added to overlaps what is read.</exception>
    [DerivativeOf(nameof(ReluPullback), Kind = DerivativeKind.Tangent)]
    public static void ReluPullbackTangent(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> seed, ReadOnlySpan<double> dX, ReadOnlySpan<double> tX, ReadOnlySpan<double> tY, ReadOnlySpan<double> tSeed, Span<double> tDX) =>
        Rectifiers<double>.PullbackTangent(x, null, y, seed, tX, 0, tSeed, tDX);

    /// <summary>The tangent of <see cref="LeakyReluPullback(ReadOnlySpan{double}, double, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>: tDX += slope·tSeed + tSlope·seed where x ≤ 0, tSeed elsewhere.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="slope">The slope where x ≤ 0.</param>
    /// <param name="y">The values there.</param>
    /// <param name="seed">The adjoint of y.</param>
    /// <param name="dX">The adjoint of x, which is not read.</param>
    /// <param name="tX">The tangent of x; not read where the slope follows from y.</param>
    /// <param name="tSlope">The tangent of the slope.</param>
    /// <param name="tY">The tangent of y; not read where the slope follows from x.</param>
    /// <param name="tSeed">The tangent of the seed.</param>
    /// <param name="tDX">The tangent of dX, which is added to.</param>
    /// <returns>The tangent of what the pullback returns.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or a tangent that is added to overlaps what is read.</exception>
    [DerivativeOf(nameof(LeakyReluPullback), Kind = DerivativeKind.Tangent)]
    public static double LeakyReluPullbackTangent(ReadOnlySpan<double> x, double slope, ReadOnlySpan<double> y, ReadOnlySpan<double> seed, ReadOnlySpan<double> dX, ReadOnlySpan<double> tX, double tSlope, ReadOnlySpan<double> tY, ReadOnlySpan<double> tSeed, Span<double> tDX) =>
        Rectifiers<double>.PullbackTangent(x, slope, y, seed, tX, tSlope, tSeed, tDX);

    /// <summary>The tangent of <see cref="SigmoidPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>: tDX += f'(x)·tSeed and the tangent of f'(x)·seed.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="y">The values there.</param>
    /// <param name="seed">The adjoint of y.</param>
    /// <param name="dX">The adjoint of x, which is not read.</param>
    /// <param name="tX">The tangent of x; not read where the slope follows from y.</param>
    /// <param name="tY">The tangent of y; not read where the slope follows from x.</param>
    /// <param name="tSeed">The tangent of the seed.</param>
    /// <param name="tDX">The tangent of dX, which is added to.</param>
    /// <exception cref="ArgumentException">A length does not fit, or a tangent that is added to overlaps what is read.</exception>
    [DerivativeOf(nameof(SigmoidPullback), Kind = DerivativeKind.Tangent)]
    public static void SigmoidPullbackTangent(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> seed, ReadOnlySpan<double> dX, ReadOnlySpan<double> tX, ReadOnlySpan<double> tY, ReadOnlySpan<double> tSeed, Span<double> tDX) =>
        Elementwise<SigmoidFunction, double>.PullbackTangent(x, y, seed, tX, tY, tSeed, tDX);

    /// <summary>The tangent of <see cref="SoftplusPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>: tDX += f'(x)·tSeed and the tangent of f'(x)·seed.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="y">The values there.</param>
    /// <param name="seed">The adjoint of y.</param>
    /// <param name="dX">The adjoint of x, which is not read.</param>
    /// <param name="tX">The tangent of x; not read where the slope follows from y.</param>
    /// <param name="tY">The tangent of y; not read where the slope follows from x.</param>
    /// <param name="tSeed">The tangent of the seed.</param>
    /// <param name="tDX">The tangent of dX, which is added to.</param>
    /// <exception cref="ArgumentException">A length does not fit, or a tangent that is added to overlaps what is read.</exception>
    [DerivativeOf(nameof(SoftplusPullback), Kind = DerivativeKind.Tangent)]
    public static void SoftplusPullbackTangent(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> seed, ReadOnlySpan<double> dX, ReadOnlySpan<double> tX, ReadOnlySpan<double> tY, ReadOnlySpan<double> tSeed, Span<double> tDX) =>
        Elementwise<SoftplusFunction, double>.PullbackTangent(x, y, seed, tX, tY, tSeed, tDX);

    /// <summary>The tangent of <see cref="TanhPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>: tDX += f'(x)·tSeed and the tangent of f'(x)·seed.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="y">The values there.</param>
    /// <param name="seed">The adjoint of y.</param>
    /// <param name="dX">The adjoint of x, which is not read.</param>
    /// <param name="tX">The tangent of x; not read where the slope follows from y.</param>
    /// <param name="tY">The tangent of y; not read where the slope follows from x.</param>
    /// <param name="tSeed">The tangent of the seed.</param>
    /// <param name="tDX">The tangent of dX, which is added to.</param>
    /// <exception cref="ArgumentException">A length does not fit, or a tangent that is added to overlaps what is read.</exception>
    [DerivativeOf(nameof(TanhPullback), Kind = DerivativeKind.Tangent)]
    public static void TanhPullbackTangent(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> seed, ReadOnlySpan<double> dX, ReadOnlySpan<double> tX, ReadOnlySpan<double> tY, ReadOnlySpan<double> tSeed, Span<double> tDX) =>
        Elementwise<TanhFunction, double>.PullbackTangent(x, y, seed, tX, tY, tSeed, tDX);

    /// <summary>The tangent of <see cref="GeluPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>: tDX += f'(x)·tSeed and the tangent of f'(x)·seed.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="y">The values there.</param>
    /// <param name="seed">The adjoint of y.</param>
    /// <param name="dX">The adjoint of x, which is not read.</param>
    /// <param name="tX">The tangent of x; not read where the slope follows from y.</param>
    /// <param name="tY">The tangent of y; not read where the slope follows from x.</param>
    /// <param name="tSeed">The tangent of the seed.</param>
    /// <param name="tDX">The tangent of dX, which is added to.</param>
    /// <exception cref="ArgumentException">A length does not fit, or a tangent that is added to overlaps what is read.</exception>
    [DerivativeOf(nameof(GeluPullback), Kind = DerivativeKind.Tangent)]
    public static void GeluPullbackTangent(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> seed, ReadOnlySpan<double> dX, ReadOnlySpan<double> tX, ReadOnlySpan<double> tY, ReadOnlySpan<double> tSeed, Span<double> tDX) =>
        Elementwise<GeluFunction, double>.PullbackTangent(x, y, seed, tX, tY, tSeed, tDX);

    /// <summary>The tangent of <see cref="SiluPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>: tDX += f'(x)·tSeed and the tangent of f'(x)·seed.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="y">The values there.</param>
    /// <param name="seed">The adjoint of y.</param>
    /// <param name="dX">The adjoint of x, which is not read.</param>
    /// <param name="tX">The tangent of x; not read where the slope follows from y.</param>
    /// <param name="tY">The tangent of y; not read where the slope follows from x.</param>
    /// <param name="tSeed">The tangent of the seed.</param>
    /// <param name="tDX">The tangent of dX, which is added to.</param>
    /// <exception cref="ArgumentException">A length does not fit, or a tangent that is added to overlaps what is read.</exception>
    [DerivativeOf(nameof(SiluPullback), Kind = DerivativeKind.Tangent)]
    public static void SiluPullbackTangent(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> seed, ReadOnlySpan<double> dX, ReadOnlySpan<double> tX, ReadOnlySpan<double> tY, ReadOnlySpan<double> tSeed, Span<double> tDX) =>
        Elementwise<SiluFunction, double>.PullbackTangent(x, y, seed, tX, tY, tSeed, tDX);
}
