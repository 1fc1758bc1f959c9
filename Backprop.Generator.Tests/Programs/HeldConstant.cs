using System;
using Backprop;

/// <summary>What a user holds constant: results of methods, fields of structs and objects, parts of parameters.</summary>
public static partial class HeldConstant
{
    [NoDerivative] private static double Scale(double x) => 1 + x * x;

    private sealed class Box
    {
        [NoDerivative] public double Last;
        public double Sum;
    }

    public struct Sample
    {
        public double Value;
        [NoDerivative] public double Weight;
    }

    // Differences see what is held constant: the derivatives are known by hand.
    [Differentiable]
    [At(2, Kink = true, Gradient = new double[] { 5 })]
    public static double Result(double x) => Scale(x) * x;

    [Differentiable]
    [At(2, 3, Kink = true, Gradient = new double[] { 1 + 6, 2 })]
    public static double OfAnObject(double x, double y)
    {
        var box = new Box { Sum = x };
        box.Last = x * y;
        box.Sum += box.Last + x * y;
        box.Last += x;
        return box.Sum + (y > 100 ? box.Last : 3 * x);
    }

    [Differentiable]
    [At("2 3", 5, Kink = true, Gradient = new double[] { 3, 0 })]
    public static double OfAParameter(Sample sample, double x)
    {
        double weighted = sample.Value * sample.Weight;
        sample.Weight *= x;
        return weighted + (sample.Weight > 0 ? sample.Weight : 0);
    }

    [Differentiable]
    [At(2, 3, Kink = true, Gradient = new double[] { 6, 0 })]
    public static double OfALocal(double x, double y)
    {
        var sample = new Sample { Value = x, Weight = x * y };
        return sample.Value * sample.Weight;
    }

    private static readonly double[] seen = new double[1];
    [NoDerivative] private static double last;

    [Differentiable]
    [At(2, Gradient = new double[] { 4 })]
    public static double Stored(double x)
    {
        last = x * 3;
        return x * x;
    }
}
