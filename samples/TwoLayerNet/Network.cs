namespace TwoLayerNet;

/// <summary>Two affine layers with ReLU between them, as flat arrays: row i of a weight belongs to its input i.</summary>
public sealed partial class Network
{
    private readonly double[] w1, b1, w2, b2;

    /// <summary>The parameters: W₁, b₁, W₂, b₂.</summary>
    public double[][] Parameters => [w1, b1, w2, b2];

    /// <summary>A network with random weights, as He and others choose them for ReLU.</summary>
    public Network(int inputs, int hidden, int outputs, int seed)
    {
        var random = new Random(seed);
        w1 = Normal(random, inputs * hidden, Math.Sqrt(2.0 / inputs));
        b1 = new double[hidden];
        w2 = Normal(random, hidden * outputs, Math.Sqrt(2.0 / hidden));
        b2 = new double[outputs];
        (dW1, dB1, dW2, dB2) = (new double[w1.Length], new double[b1.Length], new double[w2.Length], new double[b2.Length]);
    }

    /// <summary>The loss of a batch.</summary>
    public double Loss(ReadOnlySpan<double> images, ReadOnlySpan<int> labels) => Loss(w1, b1, w2, b2, images, labels);

    /// <summary>The part of the images that are recognised.</summary>
    public double Accuracy(Digits digits)
    {
        var right = 0;
        for (var k = 0; k < digits.Count; k++)
            if (Recognise(digits.Images.AsSpan(k * Digits.Pixels, Digits.Pixels)) == digits.Labels[k]) right++;
        return right / (double)digits.Count;
    }

    private int Recognise(ReadOnlySpan<double> image)
    {
        var hidden = Affine(image, w1, b1);
        for (var j = 0; j < hidden.Length; j++) hidden[j] = Math.Max(hidden[j], 0);
        var scores = Affine(hidden, w2, b2);
        return Array.IndexOf(scores, scores.Max());
    }

    private static double[] Affine(ReadOnlySpan<double> input, double[] weights, double[] bias)
    {
        var output = (double[])bias.Clone();
        for (var i = 0; i < input.Length; i++)
        {
            var row = weights.AsSpan(i * output.Length, output.Length);
            for (var j = 0; j < row.Length; j++) output[j] += input[i] * row[j];
        }

        return output;
    }

    private static double[] Normal(Random random, int count, double deviation)
    {
        var numbers = new double[count];
        for (var i = 0; i < count; i++)
            numbers[i] = deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return numbers;
    }
}
