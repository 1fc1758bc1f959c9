using Backprop;

public static partial class ParametersReassigned
{
    [Differentiable]
    [At(1.3, 0.4)]
    public static double ByEachOther(double x, double y)
    {
        x = x * y;
        y = x + y;
        x = -x;
        return x * y;
    }

    [Differentiable]
    [At(1.3, 0.4, Gradient = new[] { 0.0, 1.0 })]
    public static double ByConstants(double x, double y)
    {
        x = 1;
        return x * y;
    }

    [Differentiable]
    [At(1.3, 2)]
    public static double Passengers(double x, int n)
    {
        n = n * n + 1;
        x *= n;
        n = 0;
        return x * x + n;
    }

    [Differentiable]
    [At(1.3f)]
    public static float Compound(float x)
    {
        x += x * x;
        x /= 2;
        return x;
    }
}
