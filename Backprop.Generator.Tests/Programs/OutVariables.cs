using System;
using System.Collections.Generic;
using Backprop;

/// <summary>Calls of the framework's methods that put passengers into variables: table.TryGetValue(name, out var i).</summary>
public static partial class OutVariables
{
    private static readonly Dictionary<int, int> counts = new() { [1] = 3, [2] = 4, [7] = 2 };
    private static readonly Dictionary<string, double> rates = new() { ["fast"] = 0.7, ["12"] = 2 };

    [Differentiable]
    [At(1.3, 1), At(-0.5, 5)]
    public static double Declared(double x, int n) => counts.TryGetValue(n, out var found) ? x * found : x * x;

    [Differentiable]
    [At(1.3, "fast"), At(-0.5, "slow")]
    public static double Rates(double x, string name)
    {
        if (!rates.TryGetValue(name, out double rate)) rate = -1;
        return rate * x * x;
    }

    [Differentiable]
    [At(1.3, 2), At(-0.5, 5)]
    public static double IntoOneThatIsThere(double x, int n)
    {
        int i = 5;
        double s = x * i * (counts.TryGetValue(n, out i) ? i : x * i);
        return s + i;
    }

    [Differentiable]
    [At(1.3, 9), At(-0.5, 1), At(0.5, 0)]
    public static double InALoop(double x, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++)
            if (counts.TryGetValue(i, out int count) && count > 2) s *= count + x;
            else if (rates.TryGetValue(key: "12", value: out var rate)) s += rate * s;
        return s;
    }

    [Differentiable]
    [At(1.3, "12"), At(-0.5, "x")]
    public static double Parsed(double x, string text) =>
        (int.TryParse(text, out var n) ? n * x : x) + (double.TryParse(text, out var v) ? v * x * x : 1) + (int.TryParse(text, out _) ? x : 2 * x);

    [Differentiable]
    [At(1.3, 2), At(-0.5, 7)]
    public static double AsAStatement(double x, int n)
    {
        int rest;
        int whole = Math.DivRem(n, 3, out rest);
        int.TryParse("4", out var four);
        return x * whole + x * x * rest + four;
    }
}
