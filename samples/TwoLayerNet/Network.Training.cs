namespace TwoLayerNet;

public sealed partial class Network
{
    // The gradient of the last batch: the same buffers in every step.
    private readonly double[] dW1, dB1, dW2, dB2;

    /// <summary>The gradient of the batch that was seen last: of W₁, b₁, W₂, b₂.</summary>
    public double[][] Gradient => [dW1, dB1, dW2, dB2];

    /// <summary>The loss of a batch, and into <see cref="Gradient"/> its gradient.</summary>
    public double Differentiate(ReadOnlySpan<double> images, ReadOnlySpan<int> labels) =>
        LossValueAndGradient(w1, b1, w2, b2, images, labels, dW1, dB1, dW2, dB2);

    /// <summary>A step of gradient descent.</summary>
    /// <returns>The loss of the batch before the step.</returns>
    public double Train(ReadOnlySpan<double> images, ReadOnlySpan<int> labels, double rate)
    {
        var loss = Differentiate(images, labels);
        Descend(w1, dW1, rate);
        Descend(b1, dB1, rate);
        Descend(w2, dW2, rate);
        Descend(b2, dB2, rate);
        return loss;
    }

    private static void Descend(double[] parameters, double[] gradient, double rate)
    {
        for (var i = 0; i < parameters.Length; i++)
            parameters[i] -= rate * gradient[i];
    }
}
