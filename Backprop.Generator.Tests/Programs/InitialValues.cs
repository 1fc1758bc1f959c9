using Backprop;
using static System.Math;

public static partial class InitialValues
{
    [Differentiable]
    [At(1.3, 0.8)]
    public static double SumFromZero(double x, double y)
    {
        double sum = 0;
        sum += x * x;
        sum += y * y;
        sum += x * y;
        return Sqrt(sum);
    }

    [Differentiable]
    [At(1.3, 0.8)]
    public static double ProductFromOne(double x, double y)
    {
        double product = 1;
        product *= x;
        product *= y;
        product *= x;
        return product;
    }
}
