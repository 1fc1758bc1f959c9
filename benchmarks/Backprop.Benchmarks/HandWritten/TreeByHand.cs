namespace Backprop.Benchmarks.HandWritten;

/// <summary>Down the tree and up with what each node is worth, which is kept where its weight is; and down once more with the adjoints.</summary>
public static class TreeByHand
{
    [ThreadStatic]
    private static Workspace? s_workspace;

    /// <summary>Overwrites <paramref name="dWeights"/> with the gradient; returns the derivative by <paramref name="x"/>.</summary>
    public static double ObjectiveGradient(double[] weights, double x, Span<double> dWeights)
    {
        var workspace = s_workspace ??= new();
        workspace.Begin(weights.Length);
        var worth = workspace.Take(weights.Length);
        Forward(weights, 0.5 * x, 0, worth);
        return 0.5 * Backward(weights, 0.5 * x, 0, 1, worth, dWeights);
    }

    private static double Forward(ReadOnlySpan<double> weights, double half, int node, Span<double> worth)
    {
        var here = weights[node];
        if (2 * node + 1 < weights.Length)
        {
            var left = Forward(weights, half, 2 * node + 1, worth);
            var right = Forward(weights, half, 2 * node + 2, worth);
            here = half * (left + right) + here * left * right;
        }

        worth[node] = here;
        return here;
    }

    private static double Backward(
        ReadOnlySpan<double> weights, double half, int node, double seed, ReadOnlySpan<double> worth, Span<double> dWeights)
    {
        var second = 2 * node + 2;
        if (second >= weights.Length)
        {
            dWeights[node] = seed;
            return 0;
        }

        var weight = weights[node];
        var left = worth[second - 1];
        var right = worth[second];
        dWeights[node] = seed * left * right;
        return seed * (left + right)
            + Backward(weights, half, second - 1, seed * (half + weight * right), worth, dWeights)
            + Backward(weights, half, second, seed * (half + weight * left), worth, dWeights);
    }
}
