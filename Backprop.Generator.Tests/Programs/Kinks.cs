using Backprop;
using static System.Math;

/// <summary>The conventions at points without a derivative, and the strong zero.</summary>
public static partial class Kinks
{
    [Differentiable]
    [At(0.0, Kink = true, Gradient = new[] { 0.0 })]
    public static double AbsoluteAtZero(double x) => Abs(x);

    [Differentiable]
    [At(1.5, 1.5, Kink = true, Gradient = new[] { 1.5, 1.5 })]
    public static double Ties(double x, double y) => Max(x, y) + 2 * Min(x, y);

    [Differentiable]
    [At(0.0, Kink = true, Gradient = new[] { 0.0 })]
    public static double RectifierOfMax(double x) => Max(x, 0) + Max(0, x) + (Abs(x) + x) / 2 - x / 2;

    [Differentiable]
    [At(0.7, Gradient = new[] { 1.0 })]
    public static double MaxOfTheSame(double x) => Max(x, x);

    [Differentiable]
    [At(0.0, Kink = true, Gradient = new[] { double.PositiveInfinity })]
    public static double RootAtZero(double x) => Sqrt(x);

    [Differentiable]
    [At(0.0, Kink = true, Gradient = new[] { 0.0 })]
    public static double StrongZero(double x) => Min(1.0, 1.0 / x);

    [Differentiable]
    [At(0.0, Kink = true, Gradient = new[] { 1.0 })]
    public static double PowersOfZero(double x) => Pow(x, 2) + Pow(x, 1) + Pow(x, 3) + Pow(x, 0);

    [Differentiable]
    [At(0.0, 2.0, Kink = true, Gradient = new[] { 0.0, 0.0 })]
    [At(2.0, 0.0, Kink = true, Gradient = new[] { 0.0, 0.6931471805599453 })]
    public static double PowerOfBoth(double x, double y) => Pow(x, y);

    [Differentiable]
    [At(2.0, 0.0, 2.0, Kink = true, Gradient = new[] { 1.0, 0.0, 0.0 })]
    [At(0.0, 0.0, 2.0, Kink = true, Gradient = new[] { 1.0, 0.0, 0.0 })]
    [At(3.0, 0.0, 2.0, Gradient = new[] { 0.0, 0.0, 1.0 })]
    [At(-3.0, 0.0, 2.0, Gradient = new[] { 0.0, 1.0, 0.0 })]
    public static double Clamped(double x, double low, double high) => Clamp(x, low, high);

    [Differentiable]
    [At(1.0, Kink = true, Gradient = new[] { 1.0 })]
    public static double EdgeTimesZero(double x) => 0.0 * Acos(x) + x;

    [Differentiable]
    [At(0.0, 0.0, Kink = true, Gradient = new[] { 0.0, 0.0 })]
    [At(3.0, 4.0, Gradient = new[] { 0.6, 0.8 })]
    public static double Distance(double x, double y) => double.Hypot(x, y);

    [Differentiable]
    [At(-1.3, 0.7)]
    public static double SignOfAnother(double x, double y) => CopySign(x, y) * 2 + Sign(x) * x;

    [Differentiable]
    [At(-2.0, 0.0, Kink = true, Gradient = new[] { 0.0, -0.5 })]
    public static double AngleOnTheAxis(double y, double x) => Atan2(x, y);

    [Differentiable]
    [At(7.5, 2.0, Gradient = new[] { 1.0, -3.0 })]
    public static double RemainderByDivisor(double x, double y) => x % y;
}
