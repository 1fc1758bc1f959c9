using System;
using Backprop;

/// <summary>Counters that run towards bounds of other types, and towards bounds that are no plain variables.</summary>
public static partial class LoopBounds
{
    [Differentiable]
    [At(1.3, 0L), At(1.3, 1L), At(1.3, 2L), At(1.3, 3L), At(1.3, 7L)]
    public static double OfLong(double x, long n) { double s = x; for (int i = 0; i < n; i++) s = Math.Sin(s * x) + i; return s; }

    [Differentiable]
    [At(1.3, 0.5), At(1.3, 1.5), At(1.3, 2.5), At(1.3, 6.5)]
    public static double OfPassiveReal(double x, [NoDerivative] double end) { double s = x; for (int i = 0; i < end; i++) s = Math.Sin(s * x) + i; return s; }

    [Differentiable]
    [At(0.5), At(1.3), At(2.4), At(6.6)]
    public static double OfActiveReal(double x) { double s = x; for (int i = 0; i < x; i++) s = Math.Sin(s) + 0.1 * i * x; return s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double OfArithmetic(double x, int n) { double s = x; for (int i = 1; i <= 2 * n - 1; i++) s = Math.Sin(s * x) + i; return s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double OfMixedArithmetic(double x, int n) { double s = x; for (int i = 0; i < n * 0.5; i++) s = Math.Sin(s * x) + i; return s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double OfCast(double x, int n) { double s = x; for (long i = (long)n; i > 0L; i--) s = Math.Sin(s * x) + i; return s; }

    [Differentiable]
    [At(1.3, 0, Allocates = true), At(1.3, 1, Allocates = true), At(1.3, 2, Allocates = true), At(1.3, 3, Allocates = true), At(1.3, 7, Allocates = true)]
    public static double OfText(double x, int n) { var text = new string('a', n); double s = x; for (int i = 0; i < text.Length; i++) s = Math.Sin(s * x) + i; return s; }

    [Differentiable]
    [At(1.3, int.MinValue), At(1.3, -1), At(1.3, 2)]
    public static double FarBelow(double x, int n) { double s = x; for (int i = 0; i < n; i++) s += Math.Sin(s * x) * i; return s * x; }

    [Differentiable]
    [At(1.3, int.MaxValue - 3), At(1.3, int.MaxValue)]
    public static double UpToTheTop(double x, int n) { double s = x; for (int i = n; i < int.MaxValue; i++) s += Math.Sin(s * x) * (i & 3); return s * x; }

    [Differentiable]
    [At(1.3, int.MinValue + 3), At(1.3, int.MinValue)]
    public static double DownToTheBottom(double x, int n) { double s = x; for (int i = n; i > int.MinValue; i--) s += Math.Sin(s * x) * (i & 3); return s * x; }

    [Differentiable]
    [At(1.3)]
    public static double LiteralsAtTheEdge(double x)
    {
        double s = x;
        for (long i = 2147483644; i <= 2147483647; i++) s += Math.Sin(s * x) * (i & 3);
        for (long i = -2147483646; i >= -2147483648; i--) s += Math.Sin(s * x) * (i & 3);
        for (int i = int.MaxValue - 2; i < int.MaxValue; i++) s += Math.Sin(s * x) * (i & 3);
        return s;
    }

    [Differentiable]
    [At(1.3, 2147483645), At(1.3, 2147483647)]
    public static double LongCounterToAnIntegerAtTheEdge(double x, int n)
    {
        double s = x;
        for (long i = n - 2L; i <= n; i++) s += Math.Sin(s * x) * (i & 3);
        return s;
    }
}
