namespace Backprop;

/// <summary>An activation function of one number and its slope, in double precision: single precision is rounded once.</summary>
internal interface IActivation
{
    static abstract double Value(double x);

    /// <param name="x">The argument.</param>
    /// <param name="y">The value there.</param>
    static abstract double Slope(double x, double y);
}

internal readonly struct SigmoidFunction : IActivation
{
    public static double Value(double x) => Activations.Sigmoid(x);

    public static double Slope(double x, double y) => y * (1 - y);
}

internal readonly struct SoftplusFunction : IActivation
{
    public static double Value(double x) => Activations.Softplus(x);

    public static double Slope(double x, double y) => Activations.Sigmoid(x);
}

internal readonly struct TanhFunction : IActivation
{
    public static double Value(double x) => Math.Tanh(x);

    public static double Slope(double x, double y) => (1 - y) * (1 + y);
}

internal readonly struct SiluFunction : IActivation
{
    public static double Value(double x) => Activations.Silu(x);

    public static double Slope(double x, double y)
    {
        double sigmoid = Activations.Sigmoid(x);
        return sigmoid + y * (1 - sigmoid);
    }
}

/// <summary>With t = tanh(u): (1 + t)/2 + x·(1 − t²)/2·u'. Far out 1 − t² is 0, which the growing u' must not meet.</summary>
internal readonly struct GeluFunction : IActivation
{
    public static double Value(double x) => Activations.Gelu(x);

    public static double Slope(double x, double y)
    {
        const double scale = Activations.GeluScale, cubic = Activations.GeluCubic;
        double t = Math.Tanh(scale * (x + cubic * (x * x * x))), decay = (1 - t) * (1 + t);
        return 0.5 * (1 + t) + (decay == 0 ? 0 : 0.5 * scale * x * decay * (1 + 3 * cubic * (x * x)));
    }
}
