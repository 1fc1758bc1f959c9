namespace Backprop.Objectives;

/// <summary>Three dense layers, whose weights the object keeps: to = tanh(W · from + b), outputs × inputs each.</summary>
public sealed partial class Layers
{
    /// <summary>Of the first layer: W.</summary>
    [Differentiable]
    public required double[] W1 { get; init; }

    /// <summary>Of the first layer: b.</summary>
    [Differentiable]
    public required double[] B1 { get; init; }

    /// <summary>Of the second layer: W.</summary>
    [Differentiable]
    public required double[] W2 { get; init; }

    /// <summary>Of the second layer: b.</summary>
    [Differentiable]
    public required double[] B2 { get; init; }

    /// <summary>Of the third layer: W.</summary>
    [Differentiable]
    public required double[] W3 { get; init; }

    /// <summary>Of the third layer: b.</summary>
    [Differentiable]
    public required double[] B3 { get; init; }

    /// <summary>Half the squared distance of what the layers make of an input from what they should.</summary>
    [Differentiable]
    public double Loss([NoDerivative] double[] input, [NoDerivative] double[] target)
    {
        var first = new double[B1.Length];
        var second = new double[B2.Length];
        var third = new double[B3.Length];
        Forward(W1, B1, input, first);
        Forward(W2, B2, first, second);
        Forward(W3, B3, second, third);
        var sum = 0.0;
        for (var i = 0; i < third.Length; i++)
        {
            var error = third[i] - target[i];
            sum += error * error;
        }

        return 0.5 * sum;
    }

    private static void Forward(double[] weights, double[] bias, double[] from, double[] to)
    {
        for (var i = 0; i < to.Length; i++)
        {
            var row = weights.AsSpan(i * from.Length, from.Length);
            var sum = bias[i];
            for (var j = 0; j < row.Length; j++)
                sum += row[j] * from[j];
            to[i] = Math.Tanh(sum);
        }
    }
}
