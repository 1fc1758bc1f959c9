using Backprop;
using static System.Math;

public static partial class Passive
{
    [Differentiable]
    [At(1.5, 0.8, 2.0)]
    public static double Marked(double x, [NoDerivative] double k, double y)
    {
        var scaled = Exp(k) * k;
        return scaled * x * y + Sin(k * x);
    }

    [Differentiable]
    [At(0.5, 1.5f)]
    public static double MarkedFloat([NoDerivative] double x, float y) => x * y * y;

    [Differentiable]
    [At(1.5)]
    public static double Subexpression(double x) => (Sqrt(2.0) + 3.0 * 4.0) * x + Cos(1.0);
}
