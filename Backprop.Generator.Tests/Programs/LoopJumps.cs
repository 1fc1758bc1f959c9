using System;
using Backprop;

/// <summary>break, continue, return and throw in loops.</summary>
public static partial class LoopJumps
{
    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double Continues(double x, int n) { double s = x; for (int i = 0; i < n; i++) { if (i % 2 == 0) continue; s = s * x * 0.5 + i; } return s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double TrailingContinue(double x, int n) { double r = 11 * x; for (int i = 0; i < n; i++) { r += x * x * i; continue; } return r; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double ContinueAfterAChange(double x, int n)
    {
        double s = x;
        int i = 0;
        while (i < n)
        {
            i++;
            s = Math.Sin(s) * x;
            if (i % 3 == 0) { s += x; continue; }
            s = s * s + 0.1;
        }
        return s;
    }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double Breaks(double x, int n) { double s = x; int i = 0; for (; i < 100; i++) { if (i == n) break; s = Math.Sin(s) * x; } return s * i; }

    [Differentiable]
    [At(2.6), At(1.7), At(1.3), At(1.2), At(1.0)]
    public static double BreakOnAnActiveValue(double x) { double s = x; for (int i = 0; i < 5; i++) { s = s * x + 0.1; if (s > 2.5) break; s -= 0.05 * x; } return s * x; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double BreakInTheMiddle(double x, int n) { double s = x, t = 1; while (true) { t *= s; if (n-- == 0) break; s = Math.Cos(s) + 0.5; } return s + t; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double SeveralBreaks(double x, int n)
    {
        double s = x;
        for (int i = 0; i < 9; i++)
        {
            if (i == n) break;
            s = Math.Sin(s) + x * 0.5;
            if (i == 4) { s *= x; break; }
            s *= 0.9;
            if (s > 40) break;
        }
        return s * s;
    }

    [Differentiable]
    [At(1.3, 0), At(-1.3, 1), At(1.3, 2), At(-1.3, 3), At(0.4, 7)]
    public static double BreakInBothBranches(double x, int n)
    {
        double s = x;
        while (n-- > 0)
        {
            s = Math.Sin(s) + 0.4 * x;
            if (s > 0.2) { if (n == 1) { s *= 2; break; } s *= x; }
            else { if (n == 0) { s *= 3; break; } s -= x; }
            s = Math.Cos(s) * x;
        }
        return s;
    }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2)]
    public static double AlwaysLeaves(double x, int k) { double s = x; while (true) { s *= x; if (k == 0) break; s *= x; if (k == 1) return s; s = Math.Sin(s); break; } return s + x; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double Returns(double x, int n) { double s = x; for (int i = 0; i < 5; i++) { if (i == n) return s * x; s = Math.Sin(s) * x; } s = s * s + x; return s; }

    [Differentiable]
    [At(2.0, 1.1), At(1.1, 1.2), At(0.3, 0.5)]
    public static double ReturnsOnAnActiveValue(double x, double y) { double s = 0; for (int i = 0; i < 5; i++) { s += x * y * s + x; if (s > 6.5) return s * x * 0.1; } return s; }

    [Differentiable]
    [At(1.3, 2), At(-0.5, 2), At(-1.3, 0)]
    public static double ReturnNotTaken(double x, int n) { double s = x; for (int i = 0; i < n; i++) { if (s > 1e6) return 0; s *= x; } s = s * s + x; return s; }

    [Differentiable]
    [At(1.3, 0, 0), At(1.3, 0, 2), At(1.3, 1, 0), At(1.3, 2, 1), At(1.3, 9, 0)]
    public static double ReturnsFromTwo(double x, int p, int q)
    {
        double s = x;
        for (int i = 0; i < 3; i++)
        {
            s *= 0.9;
            for (int j = 0; j < 3; j++)
            {
                s = Math.Sin(s) + x;
                if (i == p && j == q) return s * s;
                s += 0.1 * j;
            }
            s *= x;
        }
        return s;
    }

    [Differentiable]
    [At(1.2, 0.8, 0), At(1.2, 0.8, 1), At(1.2, 0.8, 3), At(1.2, 0.8, 5)]
    public static double Mixed(double x, double y, int n)
    {
        double r = x;
        for (int i = 0; i < n; ++i)
        {
            int j = i;
            if (i < 2) continue;
            while (j-- > 0)
            {
                if (j < 3) { r += x * y * Math.Sin(r); break; }
                else continue;
            }
        }
        return r;
    }

    [Differentiable]
    [At(1.3, 3), At(0.7, 3), At(0.3, 3)]
    public static double Flagged(double x, int n)
    {
        bool done = false;
        double s = x;
        for (int i = 0; i < n && !done; i++) { s = 0.5 * (s + x / s); done = s < 0.72; }
        return s * x;
    }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 7)]
    public static double ThrowNotTaken(double x, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++)
        {
            if (s < 0) throw new InvalidOperationException("negative");
            s = i > 20 ? throw new ArgumentException("long") : Math.Exp(-s) * x;
            if (i == 30) { s = 3; throw new ArgumentException("longer"); }
        }
        return s;
    }

    [Differentiable]
    [At(1.3, 1), At(1.3, 2), At(1.3, 7)]
    public static double ThrowAtTheEnd(double x, int n) { double s = x; for (int i = 0; i < 10; i++) { s = Math.Sin(s) * x; if (i == n) return s; } throw new ArgumentException("no such trip"); }
}
