using System.Collections.Generic;
using Backprop;

public static partial class GenericMethods
{
    [Differentiable]
    [At(1.3, 4, Allocates = true)]
    public static double Labelled<T>(double x, T label) where T : struct => x * x * label.ToString().Length;

    [Differentiable]
    [At(1.3, null)]
    private static double Two<T, TOther>(double x, Dictionary<T, TOther> map) where T : notnull => x * x * x;
}
