namespace Backprop.Benchmarks.Programs;

/// <summary>Two multiplications: what is left of a gradient when there is nothing to do.</summary>
public static partial class Shop
{
    [Differentiable]
    public static double Price(double apple, double num, double tax)
    {
        var applePrice = apple * num;
        return applePrice * tax;
    }
}
