namespace Backprop;

/// <content>The tangents of the pullbacks in single precision. A tangent of no length is zero.</content>
public static partial class Activations
{
    /// <inheritdoc cref="ReluPullbackTangent(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    [DerivativeOf(nameof(ReluPullback), Kind = DerivativeKind.Tangent)]
    public static void ReluPullbackTangent(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> seed, ReadOnlySpan<float> dX, ReadOnlySpan<float> tX, ReadOnlySpan<float> tY, ReadOnlySpan<float> tSeed, Span<float> tDX) =>
        Rectifiers<float>.PullbackTangent(x, null, y, seed, tX, 0, tSeed, tDX);

    /// <inheritdoc cref="LeakyReluPullbackTangent(ReadOnlySpan{double}, double, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, double, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    [DerivativeOf(nameof(LeakyReluPullback), Kind = DerivativeKind.Tangent)]
    public static float LeakyReluPullbackTangent(ReadOnlySpan<float> x, float slope, ReadOnlySpan<float> y, ReadOnlySpan<float> seed, ReadOnlySpan<float> dX, ReadOnlySpan<float> tX, float tSlope, ReadOnlySpan<float> tY, ReadOnlySpan<float> tSeed, Span<float> tDX) =>
        Rectifiers<float>.PullbackTangent(x, slope, y, seed, tX, tSlope, tSeed, tDX);

    /// <inheritdoc cref="SigmoidPullbackTangent(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    [DerivativeOf(nameof(SigmoidPullback), Kind = DerivativeKind.Tangent)]
    public static void SigmoidPullbackTangent(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> seed, ReadOnlySpan<float> dX, ReadOnlySpan<float> tX, ReadOnlySpan<float> tY, ReadOnlySpan<float> tSeed, Span<float> tDX) =>
        Elementwise<SigmoidFunction, float>.PullbackTangent(x, y, seed, tX, tY, tSeed, tDX);

    /// <inheritdoc cref="SoftplusPullbackTangent(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    [DerivativeOf(nameof(SoftplusPullback), Kind = DerivativeKind.Tangent)]
    public static void SoftplusPullbackTangent(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> seed, ReadOnlySpan<float> dX, ReadOnlySpan<float> tX, ReadOnlySpan<float> tY, ReadOnlySpan<float> tSeed, Span<float> tDX) =>
        Elementwise<SoftplusFunction, float>.PullbackTangent(x, y, seed, tX, tY, tSeed, tDX);

    /// <inheritdoc cref="TanhPullbackTangent(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    [DerivativeOf(nameof(TanhPullback), Kind = DerivativeKind.Tangent)]
    public static void TanhPullbackTangent(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> seed, ReadOnlySpan<float> dX, ReadOnlySpan<float> tX, ReadOnlySpan<float> tY, ReadOnlySpan<float> tSeed, Span<float> tDX) =>
        Elementwise<TanhFunction, float>.PullbackTangent(x, y, seed, tX, tY, tSeed, tDX);

    /// <inheritdoc cref="GeluPullbackTangent(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    [DerivativeOf(nameof(GeluPullback), Kind = DerivativeKind.Tangent)]
    public static void GeluPullbackTangent(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> seed, ReadOnlySpan<float> dX, ReadOnlySpan<float> tX, ReadOnlySpan<float> tY, ReadOnlySpan<float> tSeed, Span<float> tDX) =>
        Elementwise<GeluFunction, float>.PullbackTangent(x, y, seed, tX, tY, tSeed, tDX);

    /// <inheritdoc cref="SiluPullbackTangent(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    [DerivativeOf(nameof(SiluPullback), Kind = DerivativeKind.Tangent)]
    public static void SiluPullbackTangent(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> seed, ReadOnlySpan<float> dX, ReadOnlySpan<float> tX, ReadOnlySpan<float> tY, ReadOnlySpan<float> tSeed, Span<float> tDX) =>
        Elementwise<SiluFunction, float>.PullbackTangent(x, y, seed, tX, tY, tSeed, tDX);
}
