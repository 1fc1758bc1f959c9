using Backprop;
using static System.Math;

public static partial class EvaluationOrder
{
    [Differentiable]
    [At(1.3, 0.7)]
    public static double AssignmentAmongOperands(double x, double y)
    {
        double t = x * (y = x);
        return t * y;
    }

    [Differentiable]
    [At(1.3, 0.7)]
    public static double OperandsReadBeforeTheyChange(double x, double y)
    {
        var t = x + (x = y * x) * x + (y = 2) * y;
        return t * x * y;
    }

    [Differentiable]
    [At(1.3)]
    public static double AmongArguments(double x)
    {
        var p = Pow(x, x = 2) + Atan2(x, x *= x);
        return p * x;
    }

    [Differentiable]
    [At(1.3, 3)]
    public static double PassengersToo(double x, int n) => (n++ + x) * (n++ * x) - n * x * (n = 5) + n;
}
