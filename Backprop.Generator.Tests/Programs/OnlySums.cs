using Backprop;

/// <summary>Sums need nothing from the forward sweep.</summary>
public static partial class OnlySums
{
    [Differentiable]
    [At(1.2, 3.0, 0.5, Gradient = new[] { 1.0, -1.0, 2.0 })]
    public static double Plain(double x, double y, double z)
    {
        var s = x + z;
        s -= y;
        s += z;
        return s + 4;
    }

    [Differentiable]
    [At(1.2, 3.0, Gradient = new[] { 2.5, -0.25 })]
    public static double Weighted(double x, double y) => 2.5 * x - y / 4;
}
