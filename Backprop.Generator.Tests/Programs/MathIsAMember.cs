using Backprop;

public static partial class MathIsAMember
{
    private static double Math => 2;

    private static int System => 3;

    [Differentiable]
    [At(1.3)]
    public static double OwnMember(double x) => Math * x * x * System + global::System.Math.Exp(x);

    [Differentiable]
    [At(1.3, 0.6)]
    public static double OwnParameter(double Math, double System) => Math * System + global::System.Math.Tan(Math);

    [Differentiable]
    [At(1.3)]
    public static double OwnLocal(double x)
    {
        var Math = x * x;
        var System = double.Exp(Math);
        return Math / System;
    }
}
