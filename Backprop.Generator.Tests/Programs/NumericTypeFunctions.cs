using Backprop;

/// <summary>The static members of double and float are the same functions.</summary>
public static partial class NumericTypeFunctions
{
    [Differentiable]
    [At(0.8)]
    public static double OfDouble(double x) =>
        double.Exp(x) + double.Sin(x) + double.Hypot(x, 2.0) + double.RootN(x + 1, 3) + double.SinPi(x) + double.Exp2(x)
        + double.LogP1(x) * double.CosPi(x) + double.Log2P1(x) + double.Exp10M1(x);

    [Differentiable]
    [At(0.8, 0.3)]
    public static double Lerp(double x, double t) => double.Lerp(x, x * x + 1, t) + double.DegreesToRadians(x) + double.AtanPi(x);

    [Differentiable]
    [At(0.8f)]
    public static float OfFloat(float x) => float.Exp(x) + float.Sqrt(x) * float.Tanh(x);
}
