using Backprop;
using static Backprop.Activations;

public static partial class Layers
{
    [Differentiable]
    [At(0.4, 1.5, -0.2)]
    [At(-1.4, 1.5, -0.2)]
    public static double Neuron(double x, double w, double b) => Sigmoid(w * x + b);

    [Differentiable]
    [At(0.4)]
    [At(-0.4)]
    [At(0.0, Kink = true, Gradient = new[] { 0.0 })]
    public static double Rectified(double x) => Relu(x) * 3;

    [Differentiable]
    [At(0.4)]
    [At(-0.4)]
    [At(40.0)]
    public static double Smooth(double x) => Softplus(x) + Tanh(x) * Gelu(x) + Silu(x);

    [Differentiable]
    [At(0.4)]
    [At(-0.4)]
    public static double Leaky(double x) => LeakyRelu(x, 0.1);

    [Differentiable]
    [At(0.4f, 1.5f)]
    public static float Single(float x, float w) => Sigmoid(Relu(x * w) + x);
}
