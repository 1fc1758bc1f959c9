using Backprop;
using static System.Math;

public static partial class PartsOfTuples
{
    [Differentiable]
    [At(0.8)]
    public static double OneOfTwo(double x) => SinCos(x).Sin * x + double.SinCosPi(x).CosPi;

    [Differentiable]
    [At(0.8, 7)]
    public static double PassengersOnly(double x, int n)
    {
        var (quotient, remainder) = DivRem(n, 2);
        return quotient * x + remainder * x * x;
    }
}
