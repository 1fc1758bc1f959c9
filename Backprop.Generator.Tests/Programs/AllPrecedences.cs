using Backprop;

/// <summary>Parentheses that matter, and those that do not.</summary>
public static partial class AllPrecedences
{
    [Differentiable]
    [At(1.3, 0.7, 2.1)]
    public static double Grouping(double x, double y, double z) =>
        x - (y - z) + (x - y) - z + x / (y / z) + x / y / z + x * (y / z) + x * y / z - (x + y) * z % (y + z) - -(-x) * +(y);

    [Differentiable]
    [At(1e200, 1e-200, Kink = true)]
    public static double OrderOfMultiplication(double x, double y) => x * (x * y) * y;
}
