using System;
using System.Collections.Generic;
using System.Linq;
using Backprop;

/// <summary>Loops over pairs of numbers that are there: the items are taken apart.</summary>
public static partial class TakenApart
{
    private static readonly (double, double)[] samples = [(1, 2), (0.5, -1), (3, 0.3)];
    private static readonly List<(double Weight, int Power, string Name)> terms = [(0.5, 2, "square"), (-1, 3, "cube")];
    private static readonly Dictionary<string, double> rates = new() { ["fast"] = 2, ["slow"] = 0.5 };

    [Differentiable]
    [At(1.3, 0.7), At(-0.5, 2)]
    public static double Squares(double a, double b) { double s = 0; foreach (var (x, y) in samples) s += (a * x + b - y) * (a * x + b - y); return s; }

    [Differentiable]
    [At(1.3), At(-0.5)]
    public static double AsAWhole(double a) { double s = 1; foreach (var p in samples) s = Math.Sin(s * p.Item1) + a * p.Item2; return s; }

    [Differentiable]
    [At(1.3), At(-0.5)]
    public static double WithDiscards(double x) { double s = x; foreach ((double weight, int n, string _) in terms) { if (s > 10) break; s *= 1 + weight * Math.Pow(x, n); } return s; }

    [Differentiable]
    [At(1.3), At(-0.5)]
    public static double Entries(double x) { double s = 1; foreach (var (name, rate) in rates) s *= Math.Exp(rate * x) + name.Length; return s; }

    [Differentiable]
    [At(1.3, Allocates = true), At(-0.5, Allocates = true)]
    public static double OfAQuery(double x) { double s = 0; foreach (var (weight, i) in terms.Select((term, i) => (term.Weight, i))) s += weight * Math.Pow(x, i + 1) * s + x; return s; }
}
