// A project of its own, built from the packed package as a user's would be.
using Backprop;

var gradient = Shop.PriceGradient(apple: 100, num: 2, tax: 1.1);
System.Console.WriteLine(gradient);
return gradient == (2.2, 110.00000000000001, 200) ? 0 : 1;

public static partial class Shop
{
    [Differentiable]
    public static double Price(double apple, double num, double tax)
    {
        var applePrice = apple * num;
        return applePrice * tax;
    }
}
