using Backprop;

public static partial class UnusedParameters
{
    [Differentiable]
    [At(1.5, 2.0, Gradient = new[] { 3.0, 0.0 })]
    public static double Last(double x, double unused) => x * x;

    [Differentiable]
    [At(9.0, 1.5, 8.0, Gradient = new[] { 0.0, 2.0, 0.0 })]
    public static double AllButOne(double a, double x, double b) => x + x;

    [Differentiable]
    [At(1.5, 7, "text", true)]
    public static double Passengers(double x, int n, string s, bool b) => x * x;

    [Differentiable]
    [At(1.5, 2.0, Gradient = new[] { 3.0, 0.0 })]
    public static double CancelsOut(double x, double y)
    {
        var t = y;
        t = x;
        return t * x;
    }
}
