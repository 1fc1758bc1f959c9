using System.Globalization;
using Shop;
using static Shop.Shop;

static void Print(params double[] numbers) =>
    Console.WriteLine(string.Join(' ', numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture))));

Console.WriteLine("Two apples at 100, tax 1.1: forward, then backward (apple, num, tax)");
double price = PriceForward(apple: 100, num: 2, tax: 1.1, out var priceTape);
Print(price);
var dPrice = PriceBackward(priceTape);
Print(dPrice.apple, dPrice.num, dPrice.tax);

Console.WriteLine("The same gradient in one call");
var (apple, num, tax) = PriceGradient(apple: 100, num: 2, tax: 1.1);
Print(apple, num, tax);

Console.WriteLine("And three oranges at 150 (apple, appleNum, orange, orangeNum, tax)");
var (total, dTotal) = TotalValueAndGradient(apple: 100, appleNum: 2, orange: 150, orangeNum: 3, tax: 1.1);
Print(total);
Print(dTotal.apple, dTotal.appleNum, dTotal.orange, dTotal.orangeNum, dTotal.tax);

foreach (double x in new[] { -0.5, 0, 2 })
{
    Console.WriteLine("ReLU and Sigmoid at " + x.ToString("R", CultureInfo.InvariantCulture) + ": value, then what flows back of 1");
    double relu = Nodes.ReluForward(x, out var mask);
    Print(relu, Nodes.ReluBackward(mask, seed: 1));
    double sigmoid = Nodes.SigmoidForward(x, out var result);
    Print(sigmoid, Nodes.SigmoidBackward(result, seed: 1));
}
