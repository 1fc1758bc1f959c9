namespace Backprop.Benchmarks.HandWritten;

/// <summary>
/// The same recursion, up with what each node is worth, which is kept where its weight is, and down once more with the adjoints. What does
/// not change on the way is in fields.
/// </summary>
public readonly ref struct TreeByHand
{
    [ThreadStatic]
    private static Workspace? s_workspace;

    private readonly ReadOnlySpan<double> _weights;
    private readonly double _half;
    private readonly Span<double> _worth;
    private readonly Span<double> _dWeights;

    private TreeByHand(double[] weights, double x, Span<double> worth, Span<double> dWeights)
    {
        _weights = weights;
        _half = 0.5 * x;
        _worth = worth;
        _dWeights = dWeights;
    }

    /// <summary>Overwrites <paramref name="dWeights"/> with the gradient; returns the derivative by <paramref name="x"/>.</summary>
    public static double ObjectiveGradient(double[] weights, double x, Span<double> dWeights)
    {
        var workspace = s_workspace ??= new();
        workspace.Begin(weights.Length);
        var tree = new TreeByHand(weights, x, workspace.Take(weights.Length), dWeights);
        tree.Forward(0);
        return 0.5 * tree.Backward(0, 1);
    }

    private double Forward(int node)
    {
        var here = _weights[node];
        if (2 * node + 1 < _weights.Length)
        {
            var left = Forward(2 * node + 1);
            var right = Forward(2 * node + 2);
            here = _half * (left + right) + here * left * right;
        }

        _worth[node] = here;
        return here;
    }

    private double Backward(int node, double seed)
    {
        var second = 2 * node + 2;
        if (second >= _weights.Length)
        {
            _dWeights[node] = seed;
            return 0;
        }

        var weight = _weights[node];
        var left = _worth[second - 1];
        var right = _worth[second];
        _dWeights[node] = seed * left * right;
        return seed * (left + right)
            + Backward(second - 1, seed * (_half + weight * right))
            + Backward(second, seed * (_half + weight * left));
    }
}
