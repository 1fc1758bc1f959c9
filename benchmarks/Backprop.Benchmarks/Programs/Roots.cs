namespace Backprop.Benchmarks.Programs;

/// <summary>The square root by Newton's iteration: a loop whose trips only the data knows.</summary>
public static partial class Roots
{
    [Differentiable]
    public static double Newton(double x)
    {
        double r = x;
        while (Math.Abs(r * r - x) > 1e-13 * x)
            r = 0.5 * (r + x / r);
        return r;
    }
}
