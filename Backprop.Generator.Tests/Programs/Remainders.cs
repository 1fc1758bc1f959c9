using Backprop;
using static System.Math;

public static partial class Remainders
{
    [Differentiable]
    [At(5.3, 2.0)]
    [At(-5.3, 2.0)]
    [At(5.3, -2.0)]
    public static double Operator(double x, double y) => x % y * x;

    [Differentiable]
    [At(5.3, 2.0)]
    [At(-4.7, 2.0)]
    public static double Ieee(double x, double y) => IEEERemainder(x, y);

    [Differentiable]
    [At(5.3, 3)]
    public static double ByInteger(double x, int n) => x * x % n;
}
