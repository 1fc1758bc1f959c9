using System;
using Backprop;

/// <summary>What is carried from trip to trip, what is not, and what is overwritten on the way.</summary>
public static partial class LoopState
{
    [Differentiable]
    [At(1.3, 0.4, 0), At(1.3, 0.4, 1), At(1.3, 0.4, 2), At(1.3, 0.4, 3), At(1.3, 0.4, 7)]
    public static double Swapped(double x, double y, int n) { for (int i = 0; i < n; i++) { (x, y) = (y, x); x = Math.Sin(x) + 0.1 * i; } return x * x + 3 * y; }

    [Differentiable]
    [At(0.7, 0), At(0.7, 1), At(0.7, 2), At(0.7, 3), At(0.7, 7)]
    public static double Rotation(double x, int n) { double a = 1, b = x; for (int i = 0; i < n; i++) (a, b) = (b, a + b * x); return a * b * 0.1; }

    [Differentiable]
    [At(0.7, 0), At(0.7, 1), At(0.7, 2), At(0.7, 3), At(0.7, 7)]
    public static double Legendre(double x, int n) { double p = 1, q = x; for (int k = 1; k < n; k++) { var next = ((2 * k + 1) * x * q - k * p) / (k + 1); p = q; q = next; } return n == 0 ? p : q; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double ThreeRotate(double x, int n) { double a = x, b = 1, c = 0.5; for (int i = 0; i < n; i++) { var t = Math.Sin(a * b) + c; a = b; b = c; c = t; } return a * b + c; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double KilledAndReborn(double x, int n) { double s = 1, t = x; for (int i = 0; i < n; i++) { s += t * t; t = 0; t += x * i * 0.2; } return s * (t + 1); }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double KilledOnSomeTrips(double x, int n) { double s = x; for (int i = 0; i < n; i++) { if (i % 3 == 1) s = 0.5; s = s * x * 0.8 + Math.Sin(s); } return s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double OverwrittenAfterUse(double x, int n) { double a = x, b = 1; for (int i = 0; i < n; i++) { b += a * a * 0.3; a = Math.Sin(b) + x; } return a * b; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double SeveralTimesATrip(double x, int n) { double s = x; for (int i = 0; i < n; i++) { s *= s; s = Math.Sin(s); s += x; s *= s * 0.3; } return s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double ParameterOverwritten(double x, int n) { for (int i = 0; i < n; i++) x = Math.Sin(x) * x; return x; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double AssignedInBranches(double x, int n)
    {
        double s = 0;
        for (int i = 0; i < n; i++)
        {
            double t;
            if (i % 2 == 0) t = x * x; else t = Math.Sin(x) * i;
            double u;
            switch (i % 3) { case 0: u = t; break; case 1: u = t * t; break; default: u = x; break; }
            s += t * u * 0.2;
        }
        return s;
    }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double AssignedOnlyInTheLoop(double x, int n) { double r, s = x; while (true) { r = s * s; s = Math.Sin(s) + 0.2; if (n-- <= 0) break; } return r * x; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double LastOne(double x, int n) { double last = 0; for (int i = 0; i < n; i++) last = Math.Sin(x * i) * x; return last; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double OneBehind(double x, int n) { double s = 1, before = x; for (int i = 0; i < n; i++) { var now = s; s = s * before * 0.5 + x * 0.3; before = now; } return s - before; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double BoolSteers(double x, int n) { bool odd = false; double s = x; for (int i = 0; i < n; i++) { if (odd) s = Math.Sin(s) * x; else s += 0.3 * x; odd = !odd; } return odd ? s * s : s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double IntegerSteers(double x, int n)
    {
        int k = 3;
        double s = x;
        for (int i = 0; i < n; i++)
        {
            k = (k * 5 + i) % 7;
            if (k > 4) s = Math.Sin(s) + x; else if (k > 2) s *= 0.7; else s = s * x * 0.5;
        }
        return s * k;
    }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double ActiveSteersInteger(double x, int n) { int k = 1; double s = x; for (int i = 0; i < n; i++) { s = Math.Sin(s * k) + 0.9; if (s > 1.2) k++; else k = 1; } return s * k; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double NamesAgain(double x, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++) { double t = s * 0.5; s = Math.Sin(t); }
        for (int i = 1; i < n; i++) { double t = s + x; s = t * t * 0.3; }
        { int i = 5; double t = s * i * 0.1; s = t * x; }
        return s;
    }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double DeadInTheLoop(double x, int n) { double s = x, dead = 1; for (int i = 0; i < n; i++) { dead = Math.Sqrt(dead * s + 1); double unused = s * s; s = Math.Sin(s) * x; } return s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double BecomesActive(double x, int n) { double a = 1, b = 2, c = x; for (int i = 0; i < n; i++) { var t = a * b; a = b; b = c; c = t * 0.5; } return a * b + c; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double AssignmentsAsValues(double x, int n) { double s = x, t = 1; for (int i = 0; i < n; i++) s = (t = s * 0.5) * (s += x * 0.1) + t++ * 0.2; return s * t; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double OnlySums(double x, int n) { double s = 0, t = x; for (int i = 0; i < n; i++) { s += t; t = x - t; s -= 0.5; } return s + t; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double NotActive(double x, int n) { double w = 1; for (int i = 0; i < n; i++) w = Math.Sin(w) + i; return w * x * x; }
}
