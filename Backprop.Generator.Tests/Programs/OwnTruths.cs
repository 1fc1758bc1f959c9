using Backprop;

/// <summary>Conditions that are made of a value by its own operator 'true'.</summary>
public static partial class OwnTruths
{
    private struct Left
    {
        public int Count;

        public static bool operator true(Left left) => left.Count > 0;

        public static bool operator false(Left left) => left.Count <= 0;

        public static Left operator &(Left a, Left b) => new() { Count = a.Count * b.Count };

        public static Left operator |(Left a, Left b) => new() { Count = a.Count + b.Count };
    }

    [Differentiable, At(1.3, 2), At(-0.4, 0)]
    public static double Branches(double x, int n)
    {
        var (left, none) = (new Left { Count = n }, new Left());
        if (left && none) return x;
        double y = left ? x * x : x;
        if (left || none) y *= x;
        return y;
    }

    [Differentiable, At(1.1, 2), At(-0.4, 0)]
    public static double Loops(double x, int n)
    {
        for (var left = new Left { Count = n }; left; left.Count--) x *= x + 1;
        return n switch
        {
            2 when new Left { Count = n } => x * x,
            _ => x,
        };
    }
}
