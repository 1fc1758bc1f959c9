using Backprop;
using static System.Math;

public static partial class Diamonds
{
    [Differentiable]
    [At(1.3, Gradient = new[] { 8.788 })]
    public static double TwoPathsMeet(double x)
    {
        var square = x * x;
        var above = square + 1;
        var below = square - 1;
        return above * below;
    }

    [Differentiable]
    [At(0.4, 1.2)]
    public static double DiamondInDiamond(double x, double y)
    {
        var top = x * y;
        var left = Sin(top) * x;
        var right = Cos(top) * y;
        var inner = left * right;
        var outer = inner + left / (right + 3);
        return outer * inner * top;
    }
}
