public static partial class NoNamespace
{
    [Backprop.Differentiable]
    [At(1.3)]
    public static double Qualified(double x) => System.Math.Sin(x) * global::System.Math.Cos(x);

    [Backprop.DifferentiableAttribute]
    [At(1.3)]
    public static double LongName(double x) => x * x;
}
