using Backprop;

public static partial class Overwriting
{
    [Differentiable]
    [At(1.3)]
    public static double AfterUse(double x)
    {
        var t = x;
        t = t * t;
        t = t * t;
        return t;
    }

    [Differentiable]
    [At(1.3)]
    public static double ZeroAfterUse(double x)
    {
        var y = x * x;
        var z = y * 3;
        y = 0;
        return z + y;
    }

    [Differentiable]
    [At(1.3, 0.7)]
    public static double DeclaredFirst(double x, double y)
    {
        double t, u = x, v;
        t = u * y;
        v = t - u;
        u = 5;
        return t * v * u;
    }
}
