using Backprop;
using static System.Math;

public static partial class FanOut
{
    [Differentiable]
    [At(0.7)]
    public static double ManyReaders(double x)
    {
        var t = Exp(x);
        return t + t * x + Sin(t) + t / (1 + x) + t - Sqrt(t);
    }

    [Differentiable]
    [At(0.7, 2.1)]
    public static double OneFeedsAll(double x, double y)
    {
        var u = x * y;
        var a = u * x;
        var b = u * y;
        var c = u * u;
        return a * b + c;
    }
}
