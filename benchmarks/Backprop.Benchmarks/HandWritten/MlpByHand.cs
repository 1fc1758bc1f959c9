namespace Backprop.Benchmarks.HandWritten;

/// <summary>
/// The images are independent: each goes forward and back in one trip. Dead units cost nothing on the way back. Dot products have
/// four sums, so that an addition does not wait for the one before.
/// </summary>
public static class MlpByHand
{
    [ThreadStatic]
    private static Workspace? s_workspace;

    /// <summary>Overwrites the buffers (shapes as the parameters) with the gradient.</summary>
    public static void LossGradient(
        double[] w1, double[] b1, double[] w2, double[] b2, double[] images, int[] labels,
        Span<double> dW1, Span<double> dB1, Span<double> dW2, Span<double> dB2)
    {
        var workspace = s_workspace ??= new();
        workspace.Begin(2 * b1.Length + b2.Length);
        var hidden = workspace.Take(b1.Length);
        var dHidden = workspace.Take(b1.Length);
        var scores = workspace.Take(b2.Length);
        var inputs = images.Length / labels.Length;
        dW1.Clear();
        dB1.Clear();
        dW2.Clear();
        dB2.Clear();
        for (var i = 0; i < labels.Length; i++)
        {
            var image = images.AsSpan(i * inputs, inputs);
            for (var u = 0; u < hidden.Length; u++)
                hidden[u] = Math.Max(0, b1[u] + Sums.Dot(w1.AsSpan(u * inputs, inputs), image));
            for (var o = 0; o < scores.Length; o++)
                scores[o] = b2[o] + Sums.Dot(w2.AsSpan(o * hidden.Length, hidden.Length), hidden);

            CrossEntropyAdjoint(scores, labels[i], 1.0 / labels.Length);

            dHidden.Clear();
            for (var o = 0; o < scores.Length; o++)
            {
                var dScore = scores[o];
                dB2[o] += dScore;
                AddScaled(dW2.Slice(o * hidden.Length, hidden.Length), dScore, hidden);
                AddScaled(dHidden, dScore, w2.AsSpan(o * hidden.Length, hidden.Length));
            }

            for (var u = 0; u < hidden.Length; u++)
                if (hidden[u] > 0)
                {
                    dB1[u] += dHidden[u];
                    AddScaled(dW1.Slice(u * inputs, inputs), dHidden[u], image);
                }
        }
    }

    /// <summary>From scores to the adjoints of their cross entropy: softmax less one at the label, times the seed.</summary>
    private static void CrossEntropyAdjoint(Span<double> scores, int label, double seed)
    {
        var largest = scores[0];
        for (var o = 1; o < scores.Length; o++)
            largest = Math.Max(largest, scores[o]);
        var sum = 0.0;
        for (var o = 0; o < scores.Length; o++)
        {
            scores[o] = Math.Exp(scores[o] - largest);
            sum += scores[o];
        }

        var scale = seed / sum;
        for (var o = 0; o < scores.Length; o++)
            scores[o] *= scale;
        scores[label] -= seed;
    }

    private static void AddScaled(Span<double> to, double factor, ReadOnlySpan<double> numbers)
    {
        for (var j = 0; j < to.Length && j < numbers.Length; j++)
            to[j] += factor * numbers[j];
    }
}
