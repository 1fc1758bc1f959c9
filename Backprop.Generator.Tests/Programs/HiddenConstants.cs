using System;
using Backprop;

/// <summary>Constants of another class that it keeps to itself: what is generated names their values.</summary>
public static partial class HiddenConstants
{
    [Differentiable]
    [At(1.3, 2), At(-0.5, 0)]
    public static double OfAllTypes(double x, int n) => Table.Of(x, n);

    [Differentiable]
    [At(1.3), At(-0.5)]
    public static double Series(double x) => Normal.Cdf(x) * x;

    [Differentiable]
    [At(1.3, 2), At(-0.5, 0)]
    public static double Kinds(double x, int n) { double F(double v) => (Table.Kind)n is Table.Kind.B ? v * v : v; return F(x) + 1; }
}

internal static class Normal
{
    private const double A1 = 0.319381530, A2 = -0.356563782, A3 = 1.781477937;
    private const float Scale = 0.2316419f;

    public static double Cdf(double x)
    {
        double k = 1 / (1 + Scale * Math.Abs(x));
        return 1 - Math.Exp(-0.5 * x * x) * k * (A1 + k * (A2 + k * A3));
    }
}

internal static class Table
{
    public enum Kind { A, B, C }

    private const double Two = 2, Minus = -1.5, Huge = 1e300, Missing = double.NaN;
    private const float Quarter = -0.25f, One = 1;
    private const int Three = 3;
    private const long Seven = 7;
    private const uint Big = 4000000000;
    private const byte Full = 200;
    private const char Letter = 'c';
    private const string Text = "a\"b";
    private const Kind Chosen = Kind.B;

    public static double Of(double x, int n) =>
        x / Two * (1 / Two) - Minus * x + -Minus + Quarter * x * (1 / (One + 2)) + Three / 2 * x + Seven * 1000000000 * x * 1e-12
        + (Text.Length + Letter - 'a') * x + (Chosen == Kind.B ? x * x : 0) + (n + Full > 201 ? x : -x) + Huge * 1e-300 * x
        + (double.IsNaN(Missing) ? x : 0) + Big * 1e-9 * x;
}
