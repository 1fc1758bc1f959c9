#nullable disable
using System.Collections.Generic;
using Backprop;

public static partial class NullableDisabled
{
    [Differentiable]
    [At(1.3, "abc", null)]
    public static double References(double x, string text, Dictionary<string, List<object>> deep = null) => text.Length * x * x;
}
