using Backprop;
using static System.Math;

/// <summary>The tape holds what active partials read, once each, and nothing else.</summary>
public static partial class TapeContents
{
    [Differentiable]
    [At(1.3, 0.7)]
    public static double Nothing(double x, double y) => x + y - 3 * x;

    [Differentiable]
    [At(1.3, 0.7)]
    public static double OneFactor(double x, [NoDerivative] double k) => k * x;

    [Differentiable]
    [At(1.3, 0.7)]
    public static double SharedOperand(double x, double y)
    {
        var t = x + y;
        return t * x + t * y + Sin(t);
    }

    [Differentiable]
    [At(1.3)]
    public static double ResultOnly(double x) => Exp(x + 1);

    [Differentiable]
    [At(1.3, 5, 2)]
    public static double IntegerFactor(double x, int n, int m) => n / m * x;
}
