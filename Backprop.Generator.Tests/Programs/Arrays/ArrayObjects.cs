using Backprop;

/// <summary>Arrays that objects hold: what cannot have changed meanwhile is read again, all else is recorded.</summary>
public static partial class ArrayObjects
{
    private sealed class Model
    {
        public double[] Weights { get; init; } = { 0.4, -0.3, 0.2 };
        public readonly int[] Order = { 2, 0, 1 };
        public double[] Scratch { get; set; } = { 1, 2, 3 };
        public Model Inner { get; init; }
        public bool IsMirrored { get; init; } = true;
    }

    private static readonly Model model = new() { Inner = new Model { Weights = new[] { 1.5, -2, 0.5 }, IsMirrored = false } };

    private static void Restart() => model.Scratch = new double[] { 1, 2, 3 };

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
        double s = 0;
        for (int i = 0; i < a.Length; i++)
        {
            s += a[i] * a[i] * model.Scratch[i];
            model.Scratch = model.Weights;
        }
        Restart();
        return s;
    }

    [Differentiable, At("1 2 3"), At("1 5")]
    public static double Overwritten(float[] a)
    {
        double s = 0;
        for (int i = 0; i < a.Length; i++)
        {
            s += a[i] * a[i] * model.Inner.Scratch[i];
            model.Inner.Scratch[i] = 7;
        }
        for (int i = 0; i < 3; i++) model.Inner.Scratch[i] = i + 1;
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
        double s = 0;
        for (int i = 0; i < n; i++)
        {
            double product = 1;
            for (int j = 0; j < a.Length; j++) product *= a[j] * a[model.Order[i] % a.Length];
            s += product;
        }
        model.Order[0] = 0;
        model.Order[0] = 2;
        return s;
    }
}
