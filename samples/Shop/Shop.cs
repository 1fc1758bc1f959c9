using Backprop;

namespace Shop;

/// <summary>The book's shop: what apples and oranges cost with tax.</summary>
public static partial class Shop
{
    [Differentiable]
    public static double Price(double apple, double num, double tax)
    {
        var applePrice = apple * num;
        return applePrice * tax;
    }

    [Differentiable]
    public static double Total(double apple, double appleNum, double orange, double orangeNum, double tax)
    {
        var applePrice = apple * appleNum;
        var orangePrice = orange * orangeNum;
        var allPrice = applePrice + orangePrice;
        return allPrice * tax;
    }
}
