using System;
using Backprop;

/// <summary>Calls of methods that call themselves which are given elements of arrays, or places in them.</summary>
public static partial class ArrayRecursionArguments
{
    [Differentiable, At("0.7 -0.4 1.2 0.3", "1 2 3 -1", 0.6), At("0.7", "-1", 0.6)]
    public static double Chain(double[] w, int[] next, double x) => Link(w, next, x, 0, w.Length);

    private static double Link(double[] w, int[] next, double x, int at, int left) =>
        at < 0 || left == 0 ? x : w[at] * Link(w, next, x * w[at], next[at], left - 1) + w[at] * w[at];

    [Differentiable, At("0.7 -0.4 1.2 0.3 0.9 1.1 0.2", 0.6), At("0.7", 0.6)]
    public static double Tree(double[] w, double x) => Node(w, x, 0);

    private static double Node(double[] w, double x, int node)
    {
        if (2 * node + 1 >= w.Length) return w[node] * x;
        double left = Node(w, x, 2 * node + 1), right = Node(w, x * w[node], 2 * node + 2);
        return 0.5 * x * (left + right) + w[node] * left * right;
    }

    [Differentiable, At("0.7 -0.4 1.2 0.3 0.9 1.1 0.2", 0.6)]
    public static double Overwritten(double[] w, double x)
    {
        var own = (double[])w.Clone();
        return Over(own, 0, x) + own[0] * own[^1];
    }

    private static double Over(double[] w, int at, double x)
    {
        if (at >= w.Length) return x;
        double below = Over(w, at + 2, x * w[at]);
        w[at] = below * w[at];
        return below + Over(w, at + 3, w[at]) * w[at];
    }
}
