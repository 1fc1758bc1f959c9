namespace Backprop;

/// <content>
/// The same over spans, element by element and bit for bit; each with its pullback and its tangent. All spans of a call have the same
/// length, and none that is written may overlap one that is read; else <see cref="ArgumentException"/>, before anything is written.
/// </content>
public static partial class Activations
{
    /// <summary>y = <see cref="Relu(double)"/> of each element of x.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="y">The values are written here; as long as x, apart from it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap.</exception>
    public static void Relu(ReadOnlySpan<double> x, Span<double> y) => Rectifiers<double>.Value(x, null, y);

    /// <summary>dX += seed·f'(x), where f'(x) = 1 where x &gt; 0, else 0.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="y">The values there.</param>
    /// <param name="seed">The adjoint of y.</param>
    /// <param name="dX">The adjoint of x, which is added to.</param>
    /// <exception cref="ArgumentException">The lengths differ, or dX overlaps another span.</exception>
    [DerivativeOf(nameof(Relu))]
    public static void ReluPullback(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> seed, Span<double> dX) =>
        Rectifiers<double>.Pullback(x, null, y, seed, dX);

    /// <summary>tY = f'(x)·tX. The slope is that of the pullback.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="y">The values there.</param>
    /// <param name="tX">The tangent of x.</param>
    /// <param name="tY">The tangent of y is written here.</param>
    /// <exception cref="ArgumentException">The lengths differ, or tY overlaps another span.</exception>
    [DerivativeOf(nameof(Relu), Kind = DerivativeKind.Tangent)]
    public static void ReluTangent(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> tX, Span<double> tY) =>
        Rectifiers<double>.Tangent(x, null, y, tX, 0, tY);

    /// <summary>y = <see cref="LeakyRelu(double, double)"/> of each element of x.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="slope">The slope where x ≤ 0.</param>
    /// <param name="y">The values are written here; as long as x, apart from it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap.</exception>
    public static void LeakyRelu(ReadOnlySpan<double> x, double slope, Span<double> y) => Rectifiers<double>.Value(x, slope, y);

    /// <summary>dX += seed·f'(x), where f'(x) = 1 where x &gt; 0, else slope.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="slope">The slope where x ≤ 0.</param>
    /// <param name="y">The values there.</param>
    /// <param name="seed">The adjoint of y.</param>
    /// <param name="dX">The adjoint of x, which is added to.</param>
    /// <returns>What flows to the slope: the sum of seed·x where x ≤ 0.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or dX overlaps another span.</exception>
    [DerivativeOf(nameof(LeakyRelu))]
    public static double LeakyReluPullback(ReadOnlySpan<double> x, double slope, ReadOnlySpan<double> y, ReadOnlySpan<double> seed, Span<double> dX) =>
        Rectifiers<double>.Pullback(x, slope, y, seed, dX);

    /// <summary>tY = f'(x)·tX, and tSlope·x more where x ≤ 0. The slope is that of the pullback.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="slope">The slope where x ≤ 0.</param>
    /// <param name="y">The values there.</param>
    /// <param name="tX">The tangent of x.</param>
    /// <param name="tSlope">The tangent of the slope.</param>
    /// <param name="tY">The tangent of y is written here.</param>
    /// <exception cref="ArgumentException">The lengths differ, or tY overlaps another span.</exception>
    [DerivativeOf(nameof(LeakyRelu), Kind = DerivativeKind.Tangent)]
    public static void LeakyReluTangent(ReadOnlySpan<double> x, double slope, ReadOnlySpan<double> y, ReadOnlySpan<double> tX, double tSlope, Span<double> tY) =>
        Rectifiers<double>.Tangent(x, slope, y, tX, tSlope, tY);

    /// <summary>y = <see cref="Sigmoid(double)"/> of each element of x.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="y">The values are written here; as long as x, apart from it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap.</exception>
    public static void Sigmoid(ReadOnlySpan<double> x, Span<double> y) => Elementwise<SigmoidFunction, double>.Value(x, y);

    /// <summary>dX += seed·f'(x), where f'(x) = y·(1 − y).</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="y">The values there.</param>
    /// <param name="seed">The adjoint of y.</param>
    /// <param name="dX">The adjoint of x, which is added to.</param>
    /// <exception cref="ArgumentException">The lengths differ, or dX overlaps another span.</exception>
    [DerivativeOf(nameof(Sigmoid))]
    public static void SigmoidPullback(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> seed, Span<double> dX) =>
        Elementwise<SigmoidFunction, double>.Pullback(x, y, seed, dX);

    /// <summary>tY = f'(x)·tX. The slope is that of the pullback.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="y">The values there.</param>
    /// <param name="tX">The tangent of x.</param>
    /// <param name="tY">The tangent of y is written here.</param>
    /// <exception cref="ArgumentException">The lengths differ, or tY overlaps another span.</exception>
    [DerivativeOf(nameof(Sigmoid), Kind = DerivativeKind.Tangent)]
    public static void SigmoidTangent(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> tX, Span<double> tY) =>
        Elementwise<SigmoidFunction, double>.Tangent(x, y, tX, tY);

    /// <summary>y = <see cref="Softplus(double)"/> of each element of x.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="y">The values are written here; as long as x, apart from it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap.</exception>
    public static void Softplus(ReadOnlySpan<double> x, Span<double> y) => Elementwise<SoftplusFunction, double>.Value(x, y);

    /// <summary>dX += seed·f'(x), where f'(x) = Sigmoid(x).</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="y">The values there.</param>
    /// <param name="seed">The adjoint of y.</param>
    /// <param name="dX">The adjoint of x, which is added to.</param>
    /// <exception cref="ArgumentException">The lengths differ, or dX overlaps another span.</exception>
    [DerivativeOf(nameof(Softplus))]
    public static void SoftplusPullback(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> seed, Span<double> dX) =>
        Elementwise<SoftplusFunction, double>.Pullback(x, y, seed, dX);

    /// <summary>tY = f'(x)·tX. The slope is that of the pullback.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="y">The values there.</param>
    /// <param name="tX">The tangent of x.</param>
    /// <param name="tY">The tangent of y is written here.</param>
    /// <exception cref="ArgumentException">The lengths differ, or tY overlaps another span.</exception>
    [DerivativeOf(nameof(Softplus), Kind = DerivativeKind.Tangent)]
    public static void SoftplusTangent(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> tX, Span<double> tY) =>
        Elementwise<SoftplusFunction, double>.Tangent(x, y, tX, tY);

    /// <summary>y = <see cref="Tanh(double)"/> of each element of x.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="y">The values are written here; as long as x, apart from it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap.</exception>
    public static void Tanh(ReadOnlySpan<double> x, Span<double> y) => Elementwise<TanhFunction, double>.Value(x, y);

    /// <summary>dX += seed·f'(x), where f'(x) = 1 − y².</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="y">The values there.</param>
    /// <param name="seed">The adjoint of y.</param>
    /// <param name="dX">The adjoint of x, which is added to.</param>
    /// <exception cref="ArgumentException">The lengths differ, or dX overlaps another span.</exception>
    [DerivativeOf(nameof(Tanh))]
    public static void TanhPullback(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> seed, Span<double> dX) =>
        Elementwise<TanhFunction, double>.Pullback(x, y, seed, dX);

    /// <summary>tY = f'(x)·tX. The slope is that of the pullback.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="y">The values there.</param>
    /// <param name="tX">The tangent of x.</param>
    /// <param name="tY">The tangent of y is written here.</param>
    /// <exception cref="ArgumentException">The lengths differ, or tY overlaps another span.</exception>
    [DerivativeOf(nameof(Tanh), Kind = DerivativeKind.Tangent)]
    public static void TanhTangent(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> tX, Span<double> tY) =>
        Elementwise<TanhFunction, double>.Tangent(x, y, tX, tY);

    /// <summary>y = <see cref="Gelu(double)"/> of each element of x.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="y">The values are written here; as long as x, apart from it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap.</exception>
    public static void Gelu(ReadOnlySpan<double> x, Span<double> y) => Elementwise<GeluFunction, double>.Value(x, y);

    /// <summary>dX += seed·f'(x), where f'(x) = (1 + t)/2 + x·(1 − t²)/2·u', where t = tanh(u), u = √(2/π)(x + 0.044715x³).</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="y">The values there.</param>
    /// <param name="seed">The adjoint of y.</param>
    /// <param name="dX">The adjoint of x, which is added to.</param>
    /// <exception cref="ArgumentException">The lengths differ, or dX overlaps another span.</exception>
    [DerivativeOf(nameof(Gelu))]
    public static void GeluPullback(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> seed, Span<double> dX) =>
        Elementwise<GeluFunction, double>.Pullback(x, y, seed, dX);

    /// <summary>tY = f'(x)·tX. The slope is that of the pullback.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="y">The values there.</param>
    /// <param name="tX">The tangent of x.</param>
    /// <param name="tY">The tangent of y is written here.</param>
    /// <exception cref="ArgumentException">The lengths differ, or tY overlaps another span.</exception>
    [DerivativeOf(nameof(Gelu), Kind = DerivativeKind.Tangent)]
    public static void GeluTangent(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> tX, Span<double> tY) =>
        Elementwise<GeluFunction, double>.Tangent(x, y, tX, tY);

    /// <summary>y = <see cref="Silu(double)"/> of each element of x.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="y">The values are written here; as long as x, apart from it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap.</exception>
    public static void Silu(ReadOnlySpan<double> x, Span<double> y) => Elementwise<SiluFunction, double>.Value(x, y);

    /// <summary>dX += seed·f'(x), where f'(x) = s + y·(1 − s), where s = Sigmoid(x).</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="y">The values there.</param>
    /// <param name="seed">The adjoint of y.</param>
    /// <param name="dX">The adjoint of x, which is added to.</param>
    /// <exception cref="ArgumentException">The lengths differ, or dX overlaps another span.</exception>
    [DerivativeOf(nameof(Silu))]
    public static void SiluPullback(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> seed, Span<double> dX) =>
        Elementwise<SiluFunction, double>.Pullback(x, y, seed, dX);

    /// <summary>tY = f'(x)·tX. The slope is that of the pullback.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="y">The values there.</param>
    /// <param name="tX">The tangent of x.</param>
    /// <param name="tY">The tangent of y is written here.</param>
    /// <exception cref="ArgumentException">The lengths differ, or tY overlaps another span.</exception>
    [DerivativeOf(nameof(Silu), Kind = DerivativeKind.Tangent)]
    public static void SiluTangent(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> tX, Span<double> tY) =>
        Elementwise<SiluFunction, double>.Tangent(x, y, tX, tY);
}
