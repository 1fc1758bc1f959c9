using Backprop;

public static partial class Signs
{
    [Differentiable]
    [At(1.2, 0.4)]
    public static double Mixed(double x, double y) => -(x - -y) - (+x * -y);

    [Differentiable]
    [At(1.2)]
    public static double Double(double x) => - -x * - - -x;

    [Differentiable]
    [At(1.2, 0.4, -0.3)]
    public static double Subtractions(double x, double y, double z) => x - (y - (z - x)) - -(y - z * -x);
}
