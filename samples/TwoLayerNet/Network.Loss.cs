using Backprop;

namespace TwoLayerNet;

public sealed partial class Network
{
    /// <summary>The mean over a batch of the cross entropy −log softmax(y)[label], with y = W₂ᵀ relu(W₁ᵀ x + b₁) + b₂.</summary>
    /// <param name="w1">W₁: pixels × hidden.</param>
    /// <param name="b1">b₁: hidden.</param>
    /// <param name="w2">W₂: hidden × classes.</param>
    /// <param name="b2">b₂: classes.</param>
    /// <param name="images">The images x of the batch, one after the other.</param>
    /// <param name="labels">What they show.</param>
    [Differentiable]
    public static double Loss(
        double[] w1, double[] b1, double[] w2, double[] b2, [NoDerivative] ReadOnlySpan<double> images, ReadOnlySpan<int> labels)
    {
        var pixels = images.Length / labels.Length;
        int hidden = b1.Length, classes = b2.Length;
        var activations = new double[hidden];
        var scores = new double[classes];
        var loss = 0.0;
        for (var k = 0; k < labels.Length; k++)
        {
            b1.CopyTo(activations);
            var image = images.Slice(k * pixels, pixels);
            for (var i = 0; i < pixels; i++)
            {
                var pixel = image[i];
                var row = w1.AsSpan(i * hidden, hidden);
                for (var j = 0; j < row.Length; j++)
                    activations[j] += pixel * row[j];
            }

            b2.CopyTo(scores);
            for (var j = 0; j < hidden; j++)
            {
                var activation = Activations.Relu(activations[j]);
                var row = w2.AsSpan(j * classes, classes);
                for (var c = 0; c < row.Length; c++)
                    scores[c] += activation * row[c];
            }

            // log Σ exp(y) does not depend on the shift, which only keeps exp from overflowing: a constant for the gradient.
            var shift = double.NegativeInfinity;
            for (var c = 0; c < classes; c++)
                shift = Math.Max(shift, Differentiation.StopGradient(scores[c]));
            var sum = 0.0;
            for (var c = 0; c < classes; c++)
                sum += Math.Exp(scores[c] - shift);
            loss += shift + Math.Log(sum) - scores[labels[k]];
        }

        return loss / labels.Length;
    }
}
