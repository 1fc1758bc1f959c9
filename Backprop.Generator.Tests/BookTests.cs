using System.Globalization;
using Backprop.Generator.Tests.Testing;

namespace Backprop.Generator.Tests;

/// <summary>The digits of the book's page, all of them.</summary>
public class BookTests
{
    [Theory]
    [InlineData("Shop.Price(apple, num, tax)", "220.00000000000003", "2.2 110.00000000000001 200")]
    [InlineData("Shop.Basket(apple, appleNum, orange, orangeNum, tax)", "715.0000000000001", "2.2 110.00000000000001 3.3000000000000003 165 650")]
    public void Prints_what_the_book_prints(string method, string value, string gradient)
    {
        var shop = Corpus.Load("Shop").Method(method);
        var point = shop.Points[0];
        foreach (var way in new[]
        {
            shop.Call(shop.ValueAndGradient!, point.Arguments.ToArray()),
            [.. shop.Record(point).Value, .. shop.Reverse(shop.Record(point).Tape, 1)],
            [.. shop.Value(point), .. shop.Call(shop.Gradient!, point.Arguments.ToArray())],
        })
            Assert.Equal(value + " " + gradient, string.Join(" ", way.Select(number => number.ToString("R", CultureInfo.InvariantCulture))));
    }
}
