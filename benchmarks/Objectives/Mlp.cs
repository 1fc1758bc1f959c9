namespace Backprop.Objectives;

/// <summary>A perceptron with one hidden layer of rectified linear units.</summary>
public static partial class Mlp
{
    /// <summary>
    /// The mean over the batch of lse(y) − y[label], the cross entropy of softmax(y), with y = W₂ relu(W₁ x + b₁) + b₂.
    /// </summary>
    /// <param name="w1">hidden × inputs: W₁.</param>
    /// <param name="b1">hidden: b₁.</param>
    /// <param name="w2">outputs × hidden: W₂.</param>
    /// <param name="b2">outputs: b₂.</param>
    /// <param name="images">batch × inputs.</param>
    /// <param name="labels">batch classes, from 0 to outputs − 1.</param>
    [Differentiable]
    public static double Loss(
        double[] w1, double[] b1, double[] w2, double[] b2, [NoDerivative] double[] images, int[] labels)
    {
        var inputs = images.Length / labels.Length;
        var hidden = new double[b1.Length];
        var scores = new double[b2.Length];
        var loss = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            var image = images.AsSpan(i * inputs, inputs);
            for (var u = 0; u < hidden.Length; u++)
            {
                var row = w1.AsSpan(u * inputs, inputs);
                var activation = b1[u];
                for (var j = 0; j < row.Length; j++)
                    activation += row[j] * image[j];
                hidden[u] = Activations.Relu(activation);
            }

            for (var o = 0; o < scores.Length; o++)
            {
                var row = w2.AsSpan(o * hidden.Length, hidden.Length);
                var score = b2[o];
                for (var u = 0; u < row.Length; u++)
                    score += row[u] * hidden[u];
                scores[o] = score;
            }

            var largest = scores[0];
            for (var o = 1; o < scores.Length; o++)
                largest = Math.Max(largest, scores[o]);

            // It only keeps the exponentials in range, and has no share in the derivative.
            largest = Differentiation.StopGradient(largest);
            var sum = 0.0;
            for (var o = 0; o < scores.Length; o++)
                sum += Math.Exp(scores[o] - largest);
            loss += largest + Math.Log(sum) - scores[labels[i]];
        }

        return loss / labels.Length;
    }
}
