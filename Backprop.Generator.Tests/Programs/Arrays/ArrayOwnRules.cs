using System;
using Backprop;

/// <summary>Functions over spans whose derivatives are written by hand in the project.</summary>
public static partial class ArrayOwnRules
{
    private static double Energy(ReadOnlySpan<double> v, double scale)
    {
        double sum = 0;
        foreach (double one in v) sum += one * one;
        return sum * scale;
    }

    [DerivativeOf(nameof(Energy))]
    private static double EnergyPullback(ReadOnlySpan<double> v, double scale, double seed, Span<double> dV)
    {
        double sum = 0;
        for (int i = 0; i < v.Length; i++)
        {
            sum += v[i] * v[i];
            dV[i] += 2 * scale * seed * v[i];
        }
        return sum * seed;
    }

    [DerivativeOf(nameof(Energy), Kind = DerivativeKind.Tangent)]
    private static double EnergyTangent(ReadOnlySpan<double> v, double scale, ReadOnlySpan<double> tV, double tScale)
    {
        double sum = 0, along = 0;
        for (int i = 0; i < v.Length; i++)
        {
            sum += v[i] * v[i];
            if (!tV.IsEmpty) along += v[i] * tV[i];
        }
        return 2 * scale * along + sum * tScale;
    }

    [DerivativeOf(nameof(EnergyPullback), Kind = DerivativeKind.Tangent)]
    private static double EnergyPullbackTangent(ReadOnlySpan<double> v, double scale, double seed, Span<double> dV, ReadOnlySpan<double> tV, double tScale, double tSeed, Span<double> tDV)
    {
        double sum = 0, along = 0;
        for (int i = 0; i < v.Length; i++)
        {
            double t = tV.IsEmpty ? 0 : tV[i];
            sum += v[i] * v[i];
            along += v[i] * t;
            if (!tDV.IsEmpty) tDV[i] += 2 * ((tScale * seed + scale * tSeed) * v[i] + scale * seed * t);
        }
        return 2 * along * seed + sum * tSeed;
    }

    private static void Squares(ReadOnlySpan<double> from, Span<double> to)
    {
        for (int i = 0; i < to.Length; i++) to[i] = from[i] * from[i];
    }

    [DerivativeOf(nameof(Squares))]
    private static void SquaresPullback(ReadOnlySpan<double> from, ReadOnlySpan<double> to, ReadOnlySpan<double> dTo, Span<double> dFrom)
    {
        if (dFrom.IsEmpty) return;
        for (int i = 0; i < to.Length; i++) dFrom[i] += 2 * from[i] * dTo[i];
    }

    [DerivativeOf(nameof(Squares), Kind = DerivativeKind.Tangent)]
    private static void SquaresTangent(ReadOnlySpan<double> from, ReadOnlySpan<double> to, ReadOnlySpan<double> tFrom, Span<double> tTo)
    {
        for (int i = 0; i < to.Length; i++) tTo[i] = 2 * from[i] * (tFrom.IsEmpty ? 0 : tFrom[i]);
    }

    [DerivativeOf(nameof(SquaresPullback), Kind = DerivativeKind.Tangent)]
    private static void SquaresPullbackTangent(ReadOnlySpan<double> from, ReadOnlySpan<double> to, ReadOnlySpan<double> dTo, Span<double> dFrom,
        ReadOnlySpan<double> tFrom, ReadOnlySpan<double> tTo, ReadOnlySpan<double> tDTo, Span<double> tDFrom)
    {
        if (tDFrom.IsEmpty) return;
        for (int i = 0; i < to.Length; i++) tDFrom[i] += 2 * ((tFrom.IsEmpty ? 0 : tFrom[i] * dTo[i]) + (tDTo.IsEmpty ? 0 : from[i] * tDTo[i]));
    }

    [Differentiable, At("1 2 -0.5 0.3", 0.7), At("0.4", 0.3)]
    public static double Read(double[] a, double scale) => Energy(a, scale) * a[0] + Energy(a.AsSpan(1), 2);

    [Differentiable, At("1 0.2 -0.5 0.3"), At("0.4")]
    public static double Written(double[] a)
    {
        var squares = new double[a.Length];
        Squares(a, squares);
        squares[0] *= a[0];
        return Energy(squares, 0.5) + squares[0];
    }

    [Differentiable, At("1 0.2 -0.5 0.3", 0.7)]
    public static double WrittenAgain(double[] a, double scale)
    {
        var b = new double[a.Length];
        var c = new double[a.Length];
        double s = 0;
        for (int i = 0; i < 3; i++)
        {
            Squares(a, b);
            s += Energy(b, scale * i) * b[0];
            Squares(b, c);
            b[1] = c[0] * s;
            s += Energy(b, 0.1) + c[1];
        }
        return s;
    }
}
