using Backprop.Objectives;

namespace Backprop.Benchmarks.HandWritten;

/// <summary>What each layer gives is kept; on the way back 1 − y² times its adjoint goes to the bias, the weights and the layer before. Dot products have four sums.</summary>
public static class LayersByHand
{
    [ThreadStatic]
    private static Workspace? s_workspace;

    /// <summary>Overwrites the arrays of <paramref name="gradient"/> with the gradient.</summary>
    public static void LossGradient(Layers layers, double[] input, double[] target, Layers gradient)
    {
        var workspace = s_workspace ??= new();
        workspace.Begin(2 * (layers.B1.Length + layers.B2.Length + layers.B3.Length));
        var first = workspace.Take(layers.B1.Length);
        var second = workspace.Take(layers.B2.Length);
        var third = workspace.Take(layers.B3.Length);
        var dFirst = workspace.Take(first.Length);
        var dSecond = workspace.Take(second.Length);
        var dThird = workspace.Take(third.Length);
        Forward(layers.W1, layers.B1, input, first);
        Forward(layers.W2, layers.B2, first, second);
        Forward(layers.W3, layers.B3, second, third);
        for (var i = 0; i < third.Length; i++)
            dThird[i] = third[i] - target[i];

        dFirst.Clear();
        dSecond.Clear();
        Backward(layers.W3, second, third, dThird, gradient.W3, gradient.B3, dSecond);
        Backward(layers.W2, first, second, dSecond, gradient.W2, gradient.B2, dFirst);
        Backward(layers.W1, input, first, dFirst, gradient.W1, gradient.B1, []);
    }

    private static void Forward(double[] weights, double[] bias, ReadOnlySpan<double> from, Span<double> to)
    {
        for (var i = 0; i < to.Length; i++)
            to[i] = Math.Tanh(bias[i] + Sums.Dot(weights.AsSpan(i * from.Length, from.Length), from));
    }

    /// <summary>Overwrites <paramref name="dWeights"/> and <paramref name="dBias"/>, and adds to <paramref name="dFrom"/>, unless that is empty.</summary>
    private static void Backward(
        double[] weights, ReadOnlySpan<double> from, ReadOnlySpan<double> to, ReadOnlySpan<double> dTo,
        Span<double> dWeights, Span<double> dBias, Span<double> dFrom)
    {
        for (var i = 0; i < to.Length; i++)
        {
            var d = (1 - to[i] * to[i]) * dTo[i];
            dBias[i] = d;
            var row = weights.AsSpan(i * from.Length, from.Length);
            var dRow = dWeights.Slice(i * from.Length, from.Length);
            for (var j = 0; j < dRow.Length && j < from.Length; j++)
                dRow[j] = d * from[j];
            for (var j = 0; j < dFrom.Length && j < row.Length; j++)
                dFrom[j] += d * row[j];
        }
    }
}
