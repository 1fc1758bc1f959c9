using System;
using Backprop;

/// <summary>What calls of methods that call themselves are given: the same again, something cheap to compute again, or neither.</summary>
public static partial class RecursionArguments
{
    [Differentiable, At(0.7, 1.3, 4), At(0.7, 1.3, 0)]
    public static double Changed(double x, double scale, int n) => Shrunk(x, n, scale);

    private static double Shrunk(double x, int n, double scale) => n <= 0 ? x * x : Math.Sin(x * scale) * Shrunk(x * 0.9 + 0.1, n - 1, scale * 0.5) + scale;

    [Differentiable, At(0.7, 4), At(0.7, 0)]
    public static double Dear(double x, int n) => n <= 0 ? x * x * x : x * Dear(Math.Exp(-x), n - 1) + Dear(x / (1 + x * x), n - 2);

    [Differentiable, At(0.7, 9), At(0.7, 1)]
    public static double Reassigned(double x, int n) => Halved(x, n);

    private static double Halved(double x, int n)
    {
        if (n % 2 == 1) x *= 0.8;
        n /= 2;
        if (n == 0) return x * x;
        double below = Halved(x, n);
        n++;
        return below * x * n + Math.Cos(below);
    }

    [Differentiable, At(0.7, 4), At(0.7, 0)]
    public static double InLoop(double x, int n)
    {
        double s = 0;
        for (int k = 0; k < 3; k++) s += Spread(x + k, n, k);
        return s * s;
    }

    private static double Spread(double x, int n, int width)
    {
        if (n <= 0) return x * x;
        double s = x;
        for (int k = 0; k < width; k++) s += Spread(x * 0.5, n - 1 - k, width) * x;
        return s / (1 + s * s);
    }

    [Differentiable, At(0.7, 0.4, 5, true), At(0.7, 0.4, 2, false)]
    public static double Turns(double x, double y, int n, bool up) => Up(x, y, n, up);

    private static double Up(double x, double y, long n, bool up) => n <= 0 ? x * y : up ? x * Down(y, x, n - 1, !up) : Math.Sin(y) * Up(x, y, n - 2, !up);

    private static double Down(double x, double y, long n, bool up) => n <= 0 ? x + y * y : Up(x + 1, y, n - 1, up) * y - Down(y, x, n - 3, !up);

    [Differentiable, At(0.7, 3)]
    public static double OnOnePath(double x, int n) => Path(x, n, 2);

    private static double Path(double x, int n, int step)
    {
        if (n <= 0) return x;
        if (x > 0.5)
        {
            int less = n - step;
            double scaled = x * step;
            return scaled * Path(x * 0.6, less, step) * Path(scaled * 0.1, less - 1, step + 1);
        }
        return Path(x + 0.3, n - 1, step) * x * n;
    }
}
