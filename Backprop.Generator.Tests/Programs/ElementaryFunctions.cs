using Backprop;
using static System.Math;

public static partial class ElementaryFunctions
{
    [Differentiable]
    [At(0.6)]
    [At(0.05)]
    public static double All(double x) =>
        Exp(Sin(x)) + Log(1 + x * x) + Tanh(x) + Sqrt(x + 2) + Cbrt(x + 3) + Atan(x) + Asin(x / 2) + Acos(x / 3)
        + Sinh(x) + Cosh(x) + Tan(x / 2) + Log10(x + 4) + Log2(x + 5) + Asinh(x) + Acosh(x + 2) + Atanh(x / 2);

    [Differentiable]
    [At(0.4, 1.7)]
    public static double OfTwo(double x, double y) =>
        Pow(x, y) * Atan2(x, y) + Log(y, x + 2) + Max(x, y) * Min(x, 3) + CopySign(x, -y) + FusedMultiplyAdd(x, y, x * x) + ScaleB(x, 3);

    [Differentiable]
    [At(2.3)]
    [At(-2.3)]
    public static double Steps(double x) => Floor(x) * x + Ceiling(x) + Round(x) * 2 + Truncate(x) * x + Abs(x) * x + Sign(x) * x;

    [Differentiable]
    [At(0.3)]
    public static double Nested(double x) => Sin(Cos(Exp(Tanh(Log(2 + Sqrt(1 + x * x))))));

    [Differentiable]
    [At(1.4, 0.5, 2.0)]
    [At(0.4, 0.5, 2.0)]
    [At(2.4, 0.5, 2.0)]
    public static double Clamped(double x, double low, double high) => Clamp(x, low, high) * x;
}
