using Backprop;
using static System.Math;

public static partial class LongChain
{
    [Differentiable]
    [At(0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.1, 1.2, 1.3)]
    public static double TenInputs(double a, double b, double c, double d, double e, double f, double g, double h, double i, double j)
    {
        var u = a * b + c * d;
        var v = Sin(e * f) - Exp(g - h);
        var w = i / j + u * v;
        u = w * u + a;
        v = Tanh(u) * v + j;
        w = u * v * w;
        return w + u * e;
    }
}
