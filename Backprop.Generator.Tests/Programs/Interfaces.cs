using Backprop;

public partial interface ICosts
{
    double Total { get; }

    [Differentiable]
    [At(1.3, 0.7)]
    static double Squared(double x, double y) => x * x * y;

    [Differentiable]
    [At(1.3)]
    private static double Hidden(double x) => x / (x + 1);
}
