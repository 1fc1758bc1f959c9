namespace Backprop;

/// <summary>An activation function of one number and its slope, in double precision: single precision is rounded once.</summary>
internal interface IActivation
{
    static abstract double Value(double x);

    /// <param name="x">The argument.</param>
    /// <param name="y">The value there.</param>
    static abstract double Slope(double x, double y);

    /// <summary>How the slope changes with its arguments.</summary>
    static abstract double SlopeTangent(double x, double y, double tX, double tY);
}

internal readonly struct SigmoidFunction : IActivation
{
    public static double Value(double x) => Activations.Sigmoid(x);

    public static double Slope(double x, double y) => y * (1 - y);

    public static double SlopeTangent(double x, double y, double tX, double tY) => (1 - 2 * y) * tY;
}

internal readonly struct SoftplusFunction : IActivation
{
    public static double Value(double x) => Activations.Softplus(x);

    public static double Slope(double x, double y) => Activations.Sigmoid(x);

    public static double SlopeTangent(double x, double y, double tX, double tY) => SigmoidFunction.Slope(x, Activations.Sigmoid(x)) * tX;
}

internal readonly struct TanhFunction : IActivation
{
    public static double Value(double x) => Math.Tanh(x);

    public static double Slope(double x, double y) => (1 - y) * (1 + y);

    public static double SlopeTangent(double x, double y, double tX, double tY) => -2 * y * tY;
}

internal readonly struct SiluFunction : IActivation
{
    public static double Value(double x) => Activations.Silu(x);

    public static double Slope(double x, double y)
    {
        double sigmoid = Activations.Sigmoid(x);
        return sigmoid + y * (1 - sigmoid);
    }

    /// <summary>s'·(2 + x·(1 − 2s)), where s' = s·(1 − s): 0 far out, whatever x.</summary>
    public static double SlopeTangent(double x, double y, double tX, double tY)
    {
        double sigmoid = Activations.Sigmoid(x), slope = sigmoid * (1 - sigmoid);
        return slope == 0 ? 0 : slope * (2 + x * (1 - 2 * sigmoid)) * tX;
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

    /// <summary>t' + x·t''/2, where t' = (1 − t²)·u' and t'' = (1 − t²)·(u'' − 2·t·u'²): 0 far out.</summary>
    public static double SlopeTangent(double x, double y, double tX, double tY)
    {
        const double scale = Activations.GeluScale, cubic = Activations.GeluCubic;
        double t = Math.Tanh(scale * (x + cubic * (x * x * x))), decay = (1 - t) * (1 + t);
        if (decay == 0) return 0;
        double first = scale * (1 + 3 * cubic * (x * x)), second = 6 * scale * cubic * x;
        return decay * (first + 0.5 * x * (second - 2 * t * (first * first))) * tX;
    }
}
