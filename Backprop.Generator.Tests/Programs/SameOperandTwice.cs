using Backprop;

public static partial class SameOperandTwice
{
    [Differentiable]
    [At(3.0, Gradient = new[] { 6.0 })]
    [At(0.0, Gradient = new[] { 0.0 })]
    [At(-2.5, Gradient = new[] { -5.0 })]
    public static double Square(double x) => x * x;

    [Differentiable]
    [At(3.0, Gradient = new[] { 2.0 })]
    public static double Twice(double x) => x + x;

    [Differentiable]
    [At(3.0, Gradient = new[] { 0.0 })]
    public static double Nothing(double x) => x - x;

    [Differentiable]
    [At(3.0, Gradient = new[] { 0.0 })]
    public static double One(double x) => x / x;

    [Differentiable]
    [At(1.5)]
    public static double Fourth(double x) => x * x * (x * x);
}
