using System;
using Backprop;

/// <summary>Loops in branches, branches in loops, and loops behind loops that share what they count.</summary>
public static partial class LoopsInBranches
{
    [Differentiable]
    [At(1.3, 0), At(1.3, 3), At(-1.3, 0), At(-1.3, 3)]
    public static double OneInEach(double x, int n)
    {
        double s = x;
        if (x > 0) for (int i = 0; i < n; i++) s = Math.Sin(s) * x;
        else while (n-- > 0) s = s * s * 0.3 + x;
        return s * x;
    }

    [Differentiable]
    [At(1.3, 3), At(0.3, 3), At(-1.3, 0)]
    public static double InOneOnly(double x, int n) { double s = x * x; if (x > 1) { for (int i = 0; i < n; i++) { s = Math.Cos(s) + x; x *= 0.9; } } return s * x; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double Ladder(double x, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++)
        {
            if (i == 0) s *= x;
            else if (i < 3) { s = Math.Sin(s); if (i == 2) s += x; }
            else if (i == 5) { }
            else s -= 0.1 * x * s;
        }
        return s;
    }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double ActiveBranches(double x, int n) { double s = x; for (int i = 0; i < n; i++) { if (s > 1) s = s * 0.6 - 0.05; else s = s * s + 0.55 * x; } return s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double Choices(double x, int n) { double s = x; for (int i = 0; i < n; i++) s = (s > 1.1 && i != 2 ? s * 0.7 : s + 0.3 * x) * (i % 2 == 0 ? 1.1 : x); return s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double SharedCounter(double x, int n)
    {
        double s = x;
        int i = 0;
        for (; i < n; i++) { s = Math.Sin(s) * x; if (i == 4) break; }
        for (; i > 0; i--) s = s * 0.5 + x * i * 0.2;
        while (i < 2) { i++; s *= s; }
        return s;
    }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double BoundFromALoop(double x, int n)
    {
        double s = x;
        int trips = 0;
        while (s < 4 && trips < n) { s *= x; trips++; }
        double t = 1;
        for (int i = 0; i < trips; i++) t = Math.Sin(t * s);
        return t * trips;
    }

    [Differentiable]
    [At(1.3, 0.4, 0), At(1.3, 0.4, 1), At(1.3, 0.4, 3), At(0.2, 0.4, 3)]
    public static double ReturnBeforeAndAfter(double x, double y, int n)
    {
        if (n == 0) return x * y;
        double s = x;
        for (int i = 0; i < n; i++) s = Math.Sin(s) + y;
        if (s < 1) return s * s;
        for (int i = 0; i < n; i++) s *= y + 0.3;
        return s;
    }

    [Differentiable]
    [At(1.3, 0.7, 3), At(1.3, 1.9, 3), At(0.2, 0.7, 7)]
    public static double MaxAndMin(double x, double y, int n) { double s = x; for (int i = 0; i < n; i++) { s = Math.Max(s * 0.8, y) + 0.1 * Math.Min(x, s); s = Math.Abs(s - 1.05) + 0.4; } return s; }
}
