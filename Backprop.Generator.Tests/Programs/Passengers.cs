using System;
using Backprop;

/// <summary>What carries no derivative is evaluated as written: once, and in order.</summary>
public static class Shelf
{
    public static double Level { get; } = 2.5;
    public static double Looked => Witness.Sees(1.5);
    public static int Count(string name) => Witness.Sees(name.Length);
    public static double Rate(int n, double r = 0.5) => Witness.Sees(n * r);
    public static void Visit(int n) => Witness.Sees(-n);
}

public static partial class Passengers
{
    [Differentiable]
    [At(1.3, "pear", Allocates = true)]
    public static double Properties(double x, string name) => Shelf.Level * x + Shelf.Looked * x * x + name.Length * x;

    [Differentiable]
    [At(1.3, 4, Allocates = true)]
    public static double Calls(double x, int n)
    {
        var once = Shelf.Rate(n) * x;
        var twice = Shelf.Rate(n + 1, 2.0) * once * Shelf.Count("ab");
        Shelf.Visit(n);
        _ = Shelf.Rate(9);
        return twice * once + Shelf.Looked;
    }

    [Differentiable]
    [At(1.3, 4, Allocates = true)]
    public static double UnusedButSeen(double x, int n)
    {
        var unused = Shelf.Rate(n) * x;
        var passive = Shelf.Looked * Shelf.Rate(2);
        return x * x;
    }

    [Differentiable]
    [At(1.3, 4, Allocates = true)]
    public static double OrderAmongOperands(double x, int n) =>
        (Shelf.Rate(n++) + x) * (Shelf.Rate(n++) * x) - Witness.Sees(n) * x / Shelf.Rate(n);

    [Differentiable]
    [At(1.3, "pear", Allocates = true)]
    public static double Text(double x, string name)
    {
        var label = $"{name}: {name.Length}".ToUpperInvariant();
        var now = DateTime.MinValue.Year;
        return label.Length * x * x * now;
    }

    [Differentiable]
    [At(1.3, true, 'x', 7)]
    public static double Truths(double x, bool b, char c, int n) => x * Convert.ToInt32(b) + Convert.ToInt32(c == 'x' & n > 3) * x * x;
}
