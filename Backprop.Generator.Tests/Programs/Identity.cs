using Backprop;

public static partial class Identity
{
    [Differentiable]
    [At(1.2, Gradient = new[] { 1.0 })]
    public static double Same(double x) => x;

    [Differentiable]
    [At(1.2, 3.0, Gradient = new[] { 0.0, 1.0 })]
    public static double Second(double x, double y) => y;

    [Differentiable]
    [At(1.2, Gradient = new[] { -1.0 })]
    public static double Negated(double x) => -x;

    [Differentiable]
    [At(1.2, Gradient = new[] { 1.0 })]
    public static double Parenthesised(double x) => ((x));
}
