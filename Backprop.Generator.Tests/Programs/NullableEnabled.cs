#nullable enable
using System.Collections.Generic;
using Backprop;

public static partial class NullableEnabled
{
    [Differentiable]
    [At(1.3, "abc", null, null, Allocates = true)]
    public static double References(double x, string text, string? maybe, Dictionary<string, List<object?>>? deep)
    {
        string label = text + maybe;
        return label.Length * x * x;
    }
}
