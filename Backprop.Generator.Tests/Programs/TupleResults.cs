using Backprop;
using static System.Math;

public static partial class TupleResults
{
    [Differentiable]
    [At(0.8)]
    public static (double s, double c) Circle(double x) => SinCos(x);

    [Differentiable]
    [At(2.0, 0.6)]
    public static (double x, double y) Polar(double r, double phi)
    {
        var (s, c) = SinCos(phi);
        return (r * c, r * s);
    }

    [Differentiable]
    [At(1.3, 0.7)]
    public static (double, double, double) Unnamed(double x, double y) => (x * y, x, 3.0);

    [Differentiable]
    [At(1.3, 0.7f)]
    public static (double Sum, float Product) MixedPrecision(double x, float y)
    {
        var sum = x + y;
        return (sum * sum, (float)x * y);
    }

    [Differentiable]
    [At(1.3)]
    public static (double a, double b) TheSameTwice(double x)
    {
        var t = x * x;
        return (t, t);
    }

    [Differentiable]
    [At(1.3, 0.7)]
    public static (double a, (double b, double c) inner) Nested(double x, double y) => (x * y, (x / y, Exp(x)));

    [Differentiable]
    [At(1.3, 0.7)]
    public static (double a, double b, double c, double d, double e, double f, double g, double h, double i) Nine(double x, double y) =>
        (x, y, x * y, x / y, x - y, x + y, x * x, y * y, Sin(x * y));

    [Differentiable]
    [At(1.3, 4)]
    public static (double area, string label, int n) WithPassengers(double x, int n) => (x * x * n, "square", n + 1);
}
