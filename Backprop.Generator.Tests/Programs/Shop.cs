using Backprop;

/// <summary>The page of the book: what apples and oranges cost, and what the price depends on.</summary>
public static partial class Shop
{
    [Differentiable]
    [At(100, 2, 1.1)]
    [At(0.5, -3.0, 1.0)]
    public static double Price(double apple, double num, double tax)
    {
        var applePrice = apple * num;
        return applePrice * tax;
    }

    [Differentiable]
    [At(100, 2, 150, 3, 1.1)]
    public static double Basket(double apple, double appleNum, double orange, double orangeNum, double tax)
    {
        var applePrice = apple * appleNum;
        var orangePrice = orange * orangeNum;
        var allPrice = applePrice + orangePrice;
        return allPrice * tax;
    }
}
