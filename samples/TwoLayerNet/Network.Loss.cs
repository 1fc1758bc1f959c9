using Backprop;

namespace TwoLayerNet;

public static partial class Network
{
    /// <summary>
    /// The mean over the batch of −log softmax(y)[label] with y = W₂ᵀ relu(W₁ᵀ x + b₁) + b₂.
    /// </summary>
    /// <param name="w1">pixels × hidden: W₁.</param>
    /// <param name="b1">hidden: b₁.</param>
    /// <param name="w2">hidden × classes: W₂.</param>
    /// <param name="b2">classes: b₂.</param>
    /// <param name="images">batch × pixels.</param>
    /// <param name="labels">batch classes, from 0.</param>
    [Differentiable]
    public static double Loss(
        double[] w1, double[] b1, double[] w2, double[] b2,
        [NoDerivative] ReadOnlySpan<double> images, ReadOnlySpan<int> labels)
    {
        var pixels = images.Length / labels.Length;
        var hidden = b1.Length;
        var classes = b2.Length;
        Span<double> activations = stackalloc double[hidden];
        Span<double> scores = stackalloc double[classes];
        var loss = 0.0;
        for (var k = 0; k < labels.Length; k++)
        {
            var image = images.Slice(k * pixels, pixels);
            b1.CopyTo(activations);
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

            var largest = scores[0];
            for (var c = 1; c < classes; c++)
                largest = Math.Max(largest, scores[c]);
            var sum = 0.0;
            for (var c = 0; c < classes; c++)
                sum += Math.Exp(scores[c] - largest);
            loss += largest + Math.Log(sum) - scores[labels[k]];
        }

        return loss / labels.Length;
    }
}
