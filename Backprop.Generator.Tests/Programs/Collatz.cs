using System;
using Backprop;

/// <summary>The integer decides how many trips there are and what each does to the active value.</summary>
public static partial class Collatz
{
    [Differentiable]
    [At(1.3, 1), At(1.3, 2), At(1.3, 4), At(1.3, 8), At(1.3, 3), At(1.3, 27)]
    public static double Steps(double x, int n)
    {
        double s = x;
        while (n != 1)
        {
            if (n % 2 == 0) { n /= 2; s = s * 0.5 + x * 0.1; }
            else { n = 3 * n + 1; s = Math.Sin(s) * x; }
        }
        return s * x;
    }

    [Differentiable]
    [At(1.3, 1L), At(1.3, 6L), At(1.3, 7L)]
    public static double Heights(double x, long n)
    {
        double s = 0;
        for (int steps = 0; n > 1; n = n % 2 == 0 ? n / 2 : 3 * n + 1, steps++) s += Math.Sin(x * n) / (1 + steps);
        return s;
    }

    [Differentiable]
    [At(0.7, 12, 18), At(0.7, 7, 3), At(0.7, 5, 0)]
    public static double Euclid(double x, int a, int b) { double s = x; while (b != 0) { int q = a / b; (a, b) = (b, a % b); s = 1 / (q + s) + x * a * 0.1; } return s; }
}
