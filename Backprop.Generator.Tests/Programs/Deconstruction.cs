using Backprop;
using static System.Math;

public static partial class Deconstruction
{
    [Differentiable]
    [At(0.8)]
    public static double SineAndCosine(double x)
    {
        var (s, c) = SinCos(x);
        return s * s * c;
    }

    [Differentiable]
    [At(0.8, 0.3)]
    public static double IntoLocalsThatAreThere(double x, double y)
    {
        double s = 0;
        (s, _) = SinCos(x);
        (x, y) = (s * y, x);
        return x * y + s;
    }

    [Differentiable]
    [At(0.8)]
    public static double TypedAndMixed(double x)
    {
        double c;
        (double s, c) = SinCos(x * x);
        (var a, int n) = (s * c, 3);
        return a * n + c;
    }

    [Differentiable]
    [At(0.8)]
    public static double Members(double x)
    {
        var both = SinCos(x);
        return both.Sin * both.Cos + both.Sin;
    }
}
