namespace Backprop.Objectives;

/// <summary>A binary tree in an array, whose nodes mix what their children are worth.</summary>
public static partial class Tree
{
    /// <summary>What the root is worth: a leaf its weight w, another node ½ x (left + right) + w · left · right.</summary>
    /// <param name="weights">An odd number of nodes; the children of node i are 2i + 1 and 2i + 2.</param>
    /// <param name="x">How much of its children a node keeps.</param>
    [Differentiable]
    public static double Objective(double[] weights, double x) => Worth(weights, x, 0);

    private static double Worth(double[] weights, double x, int node)
    {
        if (2 * node + 1 >= weights.Length)
            return weights[node];
        var left = Worth(weights, x, 2 * node + 1);
        var right = Worth(weights, x, 2 * node + 2);
        return 0.5 * x * (left + right) + weights[node] * left * right;
    }
}
