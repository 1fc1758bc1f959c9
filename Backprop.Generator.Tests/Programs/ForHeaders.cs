using System;
using Backprop;

/// <summary>for with parts left out, parts that do the work, and variables of any type.</summary>
public static partial class ForHeaders
{
    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double NoInitialiser(double x, int n) { var s = x; int i = 0; for (; i < n; i++) s = Math.Sin(s * x); return s * i; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double NoIncrement(double x, int n) { var s = x; for (int i = 0; i < n;) s = Math.Sin(s * x) + 0.2 * i++; return s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double NoCondition(double x, int n) { var s = x; for (int i = 0; ; i++) { if (i >= n) break; s = Math.Sin(s * x) + 0.2 * i; } return s * s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double Nothing(double x, int n) { var s = x; for (; ; ) { if (n-- <= 0) return s * x; s = Math.Cos(s) + x; } }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double EmptyBody(double x, int n) { int i; for (i = 0; i < n; i++) ; for (; i > 2; i--) { } return x * x * i; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double AllInTheHeader(double x, int n) { double s; int i; for (s = x, i = 0; i < n; s = Math.Sin(s) * x, i++) ; return s * s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double IncrementAfterBody(double x, int n) { double s = 1, t = x; for (int i = 0; i < n; t = t * x * 0.7, ++i) s += t * Math.Sin(s); return s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double LongIncrements(double x, int n) { double s, t = x; int i; for (s = Math.Sin(x * x), i = 0; i < n; i++, t = 0.5 * Math.Cos(Math.Cos(s)), s += t * t) t *= s; return s * t; }

    [Differentiable]
    [At(1.4, 0), At(1.4, 1), At(1.4, 2), At(1.1, 2), At(1.4, 3), At(0.6, 7)]
    public static double IncrementsThatChoose(double x, int n) { double s = x; for (int i = 0; i < n; i++, s = s > 0.9 ? Math.Sin(s * s) : s + 0.4 * x) { if (i == 2) continue; s *= x; } return s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.05, 7)]
    public static double ConditionAssigns(double x, int n) { double s = x; int i; for (i = 0; (s *= x) < 2.5 && i < n; i++) s += 0.1; return s + i * x; }

    [Differentiable]
    [At(1.3, 0.0), At(1.3, 0.2), At(1.3, 0.5), At(1.3, 0.8), At(1.3, 2.0)]
    public static double PassiveReal(double x, [NoDerivative] double end) { var s = x; for (double t = 0; t < end; t += 0.3) s += Math.Sin(s * t) * x; return s; }

    [Differentiable]
    [At(1.0, 0.9), At(1.0, 1.31), At(1.0, 2.05)]
    public static double ActiveReal(double lo, double hi) { double s = 0, h = (hi - lo) / 7.5 + 0.1; for (double t = lo; t <= hi; t += h) s += t * t * h; return s; }

    [Differentiable]
    [At(5.0), At(2.5), At(1.8), At(1.5), At(1.205)]
    public static double ActiveProduct(double x) { double s = x; for (double t = x; t < 4; t *= x) s += Math.Sin(t) * 0.5; return s; }

    [Differentiable]
    [At(1.3, 0L), At(1.3, 1L), At(1.3, 2L), At(1.3, 3L), At(1.3, 7L)]
    public static double Long(double x, long n) { var s = x; for (long i = 0; i < n; i++) s = Math.Sin(s) * x + i * 0.1; return s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double Byte(double x, byte n) { var s = x; for (byte i = 0; i < n; i++) s = Math.Sin(s) * x + i * 0.1; return s; }

    [Differentiable]
    [At(1.3, 0u), At(1.3, 1u), At(1.3, 2u), At(1.3, 3u), At(1.3, 7u)]
    public static double Unsigned(double x, uint n) { var s = x; for (uint i = n; i-- > 0;) s = Math.Sin(s) * x + i * 0.1; return s; }

    [Differentiable]
    [At(1.3, 'a'), At(1.3, 'b'), At(1.3, 'c'), At(1.3, 'd'), At(1.3, 'h')]
    public static double Letters(double x, char end) { var s = x; for (char c = 'a'; c < end; c++) s = Math.Sin(s) * x + (c - 'a') * 0.1; return s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double ManyVariables(double x, int n)
    {
        var s = x;
        for (int i = 0, j = 2 * n, k = 1; i < n; i++, j -= 2, k = -k) s = Math.Sin(s) * (j - i) * 0.2 + k * x;
        return s;
    }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double ActiveVariables(double x, int n) { double r = 0; int i = 0; for (double s = x, t = 1; i < n; i++, s *= 0.8, t += s) r += s * t; return r; }
}
