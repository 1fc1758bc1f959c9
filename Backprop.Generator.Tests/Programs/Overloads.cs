using Backprop;

public static partial class Overloads
{
    [Differentiable]
    [At(1.3)]
    public static double F(double x) => x * x;

    [Differentiable]
    [At(1.3, 0.4)]
    public static double F(double x, double y) => x * y * y;

    [Differentiable]
    [At(1.3, 2)]
    public static double F(double x, int n) => x * n;

    [Differentiable]
    [At(1.3f)]
    public static float F(float single) => single * single * single;

    [Differentiable]
    [At(1.3)]
    public static double f(double x) => x / (1 + x);
}
