namespace Backprop.Benchmarks.HandWritten;

public static class ShopByHand
{
    public static (double apple, double num, double tax) PriceGradient(double apple, double num, double tax) =>
        (num * tax, apple * tax, apple * num);
}
