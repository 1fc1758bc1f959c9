namespace Backprop;

/// <content>The same over spans in single precision.</content>
public static partial class Activations
{
    /// <inheritdoc cref="Relu(ReadOnlySpan{double}, Span{double})"/>
    public static void Relu(ReadOnlySpan<float> x, Span<float> y) => Rectifiers<float>.Value(x, null, y);

    /// <inheritdoc cref="ReluPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    [DerivativeOf(nameof(Relu))]
    public static void ReluPullback(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> seed, Span<float> dX) =>
        Rectifiers<float>.Pullback(x, null, y, seed, dX);

    /// <inheritdoc cref="ReluTangent(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    [DerivativeOf(nameof(Relu), Kind = DerivativeKind.Tangent)]
    public static void ReluTangent(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> tX, Span<float> tY) =>
        Rectifiers<float>.Tangent(x, null, y, tX, 0, tY);

    /// <inheritdoc cref="LeakyRelu(ReadOnlySpan{double}, double, Span{double})"/>
    public static void LeakyRelu(ReadOnlySpan<float> x, float slope, Span<float> y) => Rectifiers<float>.Value(x, slope, y);

    /// <inheritdoc cref="LeakyReluPullback(ReadOnlySpan{double}, double, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    [DerivativeOf(nameof(LeakyRelu))]
    public static float LeakyReluPullback(ReadOnlySpan<float> x, float slope, ReadOnlySpan<float> y, ReadOnlySpan<float> seed, Span<float> dX) =>
        Rectifiers<float>.Pullback(x, slope, y, seed, dX);

    /// <inheritdoc cref="LeakyReluTangent(ReadOnlySpan{double}, double, ReadOnlySpan{double}, ReadOnlySpan{double}, double, Span{double})"/>
    [DerivativeOf(nameof(LeakyRelu), Kind = DerivativeKind.Tangent)]
    public static void LeakyReluTangent(ReadOnlySpan<float> x, float slope, ReadOnlySpan<float> y, ReadOnlySpan<float> tX, float tSlope, Span<float> tY) =>
        Rectifiers<float>.Tangent(x, slope, y, tX, tSlope, tY);

    /// <inheritdoc cref="Sigmoid(ReadOnlySpan{double}, Span{double})"/>
    public static void Sigmoid(ReadOnlySpan<float> x, Span<float> y) => Elementwise<SigmoidFunction, float>.Value(x, y);

    /// <inheritdoc cref="SigmoidPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    [DerivativeOf(nameof(Sigmoid))]
    public static void SigmoidPullback(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> seed, Span<float> dX) =>
        Elementwise<SigmoidFunction, float>.Pullback(x, y, seed, dX);

    /// <inheritdoc cref="SigmoidTangent(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    [DerivativeOf(nameof(Sigmoid), Kind = DerivativeKind.Tangent)]
    public static void SigmoidTangent(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> tX, Span<float> tY) =>
        Elementwise<SigmoidFunction, float>.Tangent(x, y, tX, tY);

    /// <inheritdoc cref="Softplus(ReadOnlySpan{double}, Span{double})"/>
    public static void Softplus(ReadOnlySpan<float> x, Span<float> y) => Elementwise<SoftplusFunction, float>.Value(x, y);

    /// <inheritdoc cref="SoftplusPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    [DerivativeOf(nameof(Softplus))]
    public static void SoftplusPullback(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> seed, Span<float> dX) =>
        Elementwise<SoftplusFunction, float>.Pullback(x, y, seed, dX);

    /// <inheritdoc cref="SoftplusTangent(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    [DerivativeOf(nameof(Softplus), Kind = DerivativeKind.Tangent)]
    public static void SoftplusTangent(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> tX, Span<float> tY) =>
        Elementwise<SoftplusFunction, float>.Tangent(x, y, tX, tY);

    /// <inheritdoc cref="Tanh(ReadOnlySpan{double}, Span{double})"/>
    public static void Tanh(ReadOnlySpan<float> x, Span<float> y) => Elementwise<TanhFunction, float>.Value(x, y);

    /// <inheritdoc cref="TanhPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    [DerivativeOf(nameof(Tanh))]
    public static void TanhPullback(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> seed, Span<float> dX) =>
        Elementwise<TanhFunction, float>.Pullback(x, y, seed, dX);

    /// <inheritdoc cref="TanhTangent(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    [DerivativeOf(nameof(Tanh), Kind = DerivativeKind.Tangent)]
    public static void TanhTangent(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> tX, Span<float> tY) =>
        Elementwise<TanhFunction, float>.Tangent(x, y, tX, tY);

    /// <inheritdoc cref="Gelu(ReadOnlySpan{double}, Span{double})"/>
    public static void Gelu(ReadOnlySpan<float> x, Span<float> y) => Elementwise<GeluFunction, float>.Value(x, y);

    /// <inheritdoc cref="GeluPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    [DerivativeOf(nameof(Gelu))]
    public static void GeluPullback(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> seed, Span<float> dX) =>
        Elementwise<GeluFunction, float>.Pullback(x, y, seed, dX);

    /// <inheritdoc cref="GeluTangent(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    [DerivativeOf(nameof(Gelu), Kind = DerivativeKind.Tangent)]
    public static void GeluTangent(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> tX, Span<float> tY) =>
        Elementwise<GeluFunction, float>.Tangent(x, y, tX, tY);

    /// <inheritdoc cref="Silu(ReadOnlySpan{double}, Span{double})"/>
    public static void Silu(ReadOnlySpan<float> x, Span<float> y) => Elementwise<SiluFunction, float>.Value(x, y);

    /// <inheritdoc cref="SiluPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    [DerivativeOf(nameof(Silu))]
    public static void SiluPullback(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> seed, Span<float> dX) =>
        Elementwise<SiluFunction, float>.Pullback(x, y, seed, dX);

    /// <inheritdoc cref="SiluTangent(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    [DerivativeOf(nameof(Silu), Kind = DerivativeKind.Tangent)]
    public static void SiluTangent(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> tX, Span<float> tY) =>
        Elementwise<SiluFunction, float>.Tangent(x, y, tX, tY);
}
