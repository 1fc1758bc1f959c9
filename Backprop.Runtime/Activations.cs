namespace Backprop;

/// <summary>
/// Activation functions of neural networks, stable for arguments of any size. Each has a derivative of its own: that of
/// <see cref="Relu(double)"/> needs one bit of its argument, that of <see cref="Sigmoid(double)"/> its result.
/// </summary>
public static partial class Activations
{
    internal const double GeluScale = 0.7978845608028654; // √(2/π)
    internal const double GeluCubic = 0.044715;

    /// <summary>x where x &gt; 0, else 0: the rectified linear unit. Its slope at 0 is 0.</summary>
    /// <remarks>Nair and Hinton, Rectified Linear Units Improve Restricted Boltzmann Machines, 2010.</remarks>
    public static double Relu(double x) => x > 0 ? x : 0;

    /// <summary>x where x &gt; 0, else <paramref name="slope"/>·x. Its slope at 0 is <paramref name="slope"/>.</summary>
    /// <remarks>Maas, Hannun and Ng, Rectifier Nonlinearities Improve Neural Network Acoustic Models, 2013.</remarks>
    public static double LeakyRelu(double x, double slope = 0.01) => x > 0 ? x : slope * x;

    /// <summary>1 / (1 + e⁻ˣ), the logistic function. The exponential is only taken of −|x|, so that it never overflows.</summary>
    public static double Sigmoid(double x)
    {
        if (x >= 0) return 1 / (1 + Math.Exp(-x));
        double e = Math.Exp(x);
        return e / (1 + e);
    }

    /// <summary>
    /// log(1 + eˣ), a smooth <see cref="Relu(double)"/>, as max(x, 0) + log(1 + e^−|x|), which neither overflows nor loses digits.
    /// </summary>
    /// <remarks>Dugas, Bengio, Bélisle, Nadeau and Garcia, Incorporating Second-Order Functional Knowledge, 2000.</remarks>
    public static double Softplus(double x) => Math.Max(x, 0) + LogOnePlus(Math.Exp(-Math.Abs(x)));

    /// <summary>The hyperbolic tangent.</summary>
    public static double Tanh(double x) => Math.Tanh(x);

    /// <summary>
    /// x·Φ(x) in its usual approximation ½x(1 + tanh(√(2/π)(x + 0.044715x³))): Hendrycks and Gimpel, Gaussian Error Linear
    /// Units, 2016.
    /// </summary>
    public static double Gelu(double x) => 0.5 * x * (1 + Math.Tanh(GeluScale * (x + GeluCubic * x * x * x)));

    /// <summary>x·<see cref="Sigmoid(double)"/>(x), also known as swish.</summary>
    /// <remarks>Hendrycks and Gimpel, Gaussian Error Linear Units, 2016.</remarks>
    public static double Silu(double x) => x * Sigmoid(x);

    /// <summary>log(1 + x) for 0 ≤ x ≤ 1 without loss for small x: the rounding of 1 + x is divided out.</summary>
    /// <remarks>Goldberg, What Every Computer Scientist Should Know About Floating-Point Arithmetic, 1991, theorem 4, after Kahan.</remarks>
    private static double LogOnePlus(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : Math.Log(u) * (x / (u - 1));
    }
}
