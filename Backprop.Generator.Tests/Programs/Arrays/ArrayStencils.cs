using System;
using Backprop;

/// <summary>Loops that read an element and its neighbour: the adjoint that the next trip goes on with is carried.</summary>
public static partial class ArrayStencils
{
    [Differentiable]
    [At("1 2 -0.5 0.3"), At("1 2"), At("1"), At("")]
    public static double Valley(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length - 1; i++)
        {
            double valley = x[i + 1] - x[i] * x[i], slope = 1 - x[i];
            sum += 100 * valley * valley + slope * slope;
        }
        return sum;
    }

    /// <summary>The element behind has a contribution before, and the one in front a negative one.</summary>
    [Differentiable]
    [At("1 2 -0.5 0.3"), At("1 2")]
    public static double AfterAnother(double[] x)
    {
        double sum = x[1] * x[1];
        for (int i = 0; i < x.Length - 1; i++) sum += x[i] * (x[i] - x[i + 1] * 3);
        return sum * x[0];
    }

    [Differentiable]
    [At("1 2 -0.5 0.3", "3"), At("1 2", "1"), At("1 2", "0")]
    public static double AgainAndAgain(double[] x, int n)
    {
        double sum = 0;
        for (int k = 0; k < n; k++)
            for (int i = 0; i < x.Length - 1; i++) sum += (k + 1) * Math.Sin(x[i] - x[i + 1]);
        return sum;
    }

    [Differentiable]
    [At("1 2 -0.5 0.3"), At("1 2 3")]
    public static double OfAPart(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 1; i < x.Length - 1; i++) sum += Math.Exp(x[i] * x[i + 1]);
        return sum;
    }

    [Differentiable]
    [At("1 2 -0.5 0.3"), At("1 2 3")]
    public static double OneOfTwoPaths(double[] x)
    {
        double sum = 0;
        if (x[0] > 0.5)
            for (int i = 0; i < x.Length - 1; i++) sum += x[i] * x[i + 1];
        for (int i = 0; i < x.Length - 1; i++) sum += x[i] * x[i] * x[i + 1];
        return sum;
    }
}
