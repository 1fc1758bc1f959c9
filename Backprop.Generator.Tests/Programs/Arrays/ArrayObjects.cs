using System;
using Backprop;

/// <summary>Arrays that objects hold: what cannot have changed meanwhile is read again, all else is recorded.</summary>
public static partial class ArrayObjects
{
    public sealed class Model
    {
        public double[] Weights { get; init; } = { 0.4, -0.3, 0.2 };
        public readonly int[] Order = { 2, 0, 1 };
        public double[] Scratch { get; set; } = { 1, 2, 3 };
        public Model Inner { get; init; }
        public bool IsMirrored { get; init; } = true;
    }

    private static readonly Model model = new() { Inner = new Model { Weights = new[] { 1.5, -2, 0.5 }, IsMirrored = false } };

    [ThreadStatic] private static Model ofThread;

    /// <summary>What a method changes is that of its thread: the oracles call it in several.</summary>
    private static Model Own() => ofThread ??= new() { Inner = new Model() };

    [Differentiable, At("1 2 3"), At("1 5")]
    public static double ReadAgain(double[] a)
    {
        double s = 0;
        for (int i = 0; i < a.Length; i++)
        {
            double term = a[i] * a[i] * model.Weights[i] * model.Inner.Weights[model.Order[i]];
            if (model.IsMirrored) term = -term;
            s += term * term;
        }
        return s;
    }

    [Differentiable, At("1 2 3", "4 5 6"), At("1 5", "0 1")]
    public static void Written(double[] a, double[] to)
    {
        var weights = model.Weights;
        for (int i = 0; i < to.Length; i++) to[i] = a[i] * a[i] * weights[i] + a[i] * model.Inner.Weights[i];
    }

    [Differentiable, At("1 2 3"), At("1 5")]
    public static double Replaced(float[] a)
    {
        var own = Own();
        var before = own.Scratch;
        double s = 0;
        for (int i = 0; i < a.Length; i++)
        {
            s += a[i] * a[i] * own.Scratch[i];
            own.Scratch = own.Weights;
        }
        own.Scratch = before;
        return s;
    }

    [Differentiable, At("1 2 3"), At("1 5")]
    public static double Overwritten(float[] a)
    {
        var own = Own();
        double s = 0;
        for (int i = 0; i < a.Length; i++)
        {
            s += a[i] * a[i] * own.Inner.Scratch[i];
            own.Inner.Scratch[i] = 7;
        }
        for (int i = 0; i < 3; i++) own.Inner.Scratch[i] = i + 1;
        return s;
    }

    [Differentiable, At("1 2 3"), At("1 5")]
    public static double Followed(double[] a)
    {
        double s = 0;
        var at = model;
        for (int i = 0; i < a.Length; i++)
        {
            s += a[i] * a[i] * at.Weights[i];
            at = at.Inner ?? at;
        }
        return s;
    }

    [Differentiable, At("1 2 3", 2), At("1 5", 0)]
    public static double Reordered(double[] a, int n)
    {
        var own = Own();
        double s = 0;
        for (int i = 0; i < n; i++)
        {
            double product = 1;
            for (int j = 0; j < a.Length; j++) product *= a[j] * a[own.Order[i] % a.Length];
            s += product;
        }
        own.Order[0] = 0;
        own.Order[0] = 2;
        return s;
    }
}
