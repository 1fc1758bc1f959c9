using Backprop;
using static System.Math;

public static partial class DeadCode
{
    [Differentiable]
    [At(5.0, 3.0, Gradient = new[] { 60.0, 50.0 })]
    public static double SingularButUnused(double c, double a)
    {
        double unused = Acos(-c / a);
        double neither = Log(c - c);
        return 2 * c * c * a;
    }

    [Differentiable]
    [At(1.5, Gradient = new[] { 3.0 })]
    public static double Overwritten(double x)
    {
        var t = Sqrt(x - 1.5);
        t = x * x;
        return t;
    }

    [Differentiable]
    [At(1.1, 2.2, Gradient = new[] { 13.0, 0.0 })]
    public static double OfThePassiveKind(double x, double y)
    {
        double k = 3.0 * 4.0 + 1;
        double unused = Exp(y) * k;
        return k * x;
    }
}
