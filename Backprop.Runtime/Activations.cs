namespace Backprop;

/// <summary>
/// Activation functions of neural networks, stable for arguments of any size. Each has a derivative of its own: that of
/// <see cref="Relu(double)"/> needs one bit of its argument, that of <see cref="Sigmoid(double)"/> its result.
/// </summary>
public static partial class Activations
{
    private const double GeluScale = 0.7978845608028654; // √(2/π)
    private const double GeluCubic = 0.044715;

    /// <summary>x where x &gt; 0, else 0. Its slope at 0 is 0.</summary>
    public static double Relu(double x) => x > 0 ? x : 0;

    /// <summary>x where x &gt; 0, else <paramref name="slope"/>·x.</summary>
    public static double LeakyRelu(double x, double slope = 0.01) => x > 0 ? x : slope * x;

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    public static double Sigmoid(double x)
    {
        if (x >= 0) return 1 / (1 + Math.Exp(-x));
        double e = Math.Exp(x);
        return e / (1 + e);
    }

    /// <summary>log(1 + eˣ), a smooth <see cref="Relu(double)"/>.</summary>
    public static double Softplus(double x) => Math.Max(x, 0) + LogOnePlus(Math.Exp(-Math.Abs(x)));

    /// <summary>The hyperbolic tangent.</summary>
    public static double Tanh(double x) => Math.Tanh(x);

    /// <summary>
    /// x·Φ(x) in its usual approximation ½x(1 + tanh(√(2/π)(x + 0.044715x³))): Hendrycks and Gimpel, Gaussian Error Linear
    /// Units, 2016.
    /// </summary>
    public static double Gelu(double x) => 0.5 * x * (1 + Math.Tanh(GeluScale * (x + GeluCubic * x * x * x)));

    /// <summary>x·<see cref="Sigmoid(double)"/>(x).</summary>
    public static double Silu(double x) => x * Sigmoid(x);

    /// <summary>log(1 + x) for 0 ≤ x ≤ 1 without loss for small x: the rounding of 1 + x is divided out (Kahan).</summary>
    private static double LogOnePlus(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : Math.Log(u) * (x / (u - 1));
    }
}
