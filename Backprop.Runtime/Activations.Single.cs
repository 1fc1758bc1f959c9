namespace Backprop;

/// <content>The same in single precision, computed in double and rounded once.</content>
public static partial class Activations
{
    /// <inheritdoc cref="Relu(double)"/>
    public static float Relu(float x) => x > 0 ? x : 0;

    /// <inheritdoc cref="LeakyRelu(double, double)"/>
    public static float LeakyRelu(float x, float slope = 0.01f) => x > 0 ? x : slope * x;

    /// <inheritdoc cref="Sigmoid(double)"/>
    public static float Sigmoid(float x) => (float)Sigmoid((double)x);

    /// <inheritdoc cref="Softplus(double)"/>
    public static float Softplus(float x) => (float)Softplus((double)x);

    /// <inheritdoc cref="Tanh(double)"/>
    public static float Tanh(float x) => (float)Math.Tanh(x);

    /// <inheritdoc cref="Gelu(double)"/>
    public static float Gelu(float x) => (float)Gelu((double)x);

    /// <inheritdoc cref="Silu(double)"/>
    public static float Silu(float x) => (float)Silu((double)x);
}
