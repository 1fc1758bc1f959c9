namespace Backprop.Objectives;

/// <summary>GradBench's first eval: a number squared.</summary>
public static partial class Hello
{
    /// <summary>x²; its derivative is 2x, which GradBench calls <c>double</c>.</summary>
    [Differentiable]
    public static double Square(double x) => x * x;
}
