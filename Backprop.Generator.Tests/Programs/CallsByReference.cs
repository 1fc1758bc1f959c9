using System;
using Backprop;

/// <summary>Arguments passed by ref, out and in: other names for variables and elements.</summary>
public static partial class CallsByReference
{
    private static double Bump(ref double v, double k) { var old = v; v = v * v + k; return old * k; }

    private static void Mix(ref double a, ref double b) { a = a * b; b = b + a; }

    private static bool Solve(double a, double b, out double sum, out double difference)
    {
        sum = a + b * b;
        difference = a - b;
        return sum > difference;
    }

    private static double Given(in double v, in double w) => v * w + v;

    private static void Swap(ref double a, ref double b) => (a, b) = (b, a);

    private static bool Next(ref int i, int n) { i++; return i < n; }

    private static void Poke(ref double element, double factor) { element *= factor; element += 1; }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Ref(double x, double y) { double v = x * y; double r = Bump(ref v, x); return r * v + Bump(ref v, v); }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double SameTwice(double x, double y) { Mix(ref x, ref x); Mix(ref x, ref y); return x * y; }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Out(double x, double y)
    {
        if (Solve(x, y, out var s, out double d)) return s * d;
        Solve(y, x, out _, out d);
        return d * s;
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double In(double x, double y) => Given(x, y) * Given(in x, 2) + Given(x * y, x);

    [Differentiable, At(1.3, 0.7, 3), At(-0.4, 2.1, 0)]
    public static double Swapped(double x, double y, int n) { for (int i = 0; i < n; i++) { Swap(ref x, ref y); x = x * 0.5 + y; } return x - y * y; }

    [Differentiable, At(1.3, 4), At(0.3, 0), At(0.3, 1)]
    public static double Passenger(double x, int n) { int i = 0; double s = x; while (Next(ref i, n)) s *= x + i; return s; }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double WaitsForRef(double x, double y) => x * Bump(ref x, y) + x;

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Elements(double x, double y)
    {
        double[] a = [x, y, x * y];
        int i = 0;
        Poke(ref a[i++], y);
        Poke(ref a[i], a[0]);
        Mix(ref a[0], ref a[2]);
        Swap(ref a[1], ref a[2]);
        return a[0] * a[1] + a[2];
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double OnSomePaths(double x, double y) => y > 1 && Solve(x, y, out var s, out var d) ? s * d : x * Bump(ref y, x) * y;

    private static double Alias(in double seen, ref double changed) { changed *= 3; return seen * changed; }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double InSeesTheChange(double x, double y) { double v = x * y; return Alias(in v, ref v) + Alias(v, ref x) * Alias(v + 1, ref v); }

    private static double Held(double v, [NoDerivative] double k) => v * k;

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double HeldConstant(double x, [NoDerivative] double y) => Held(x, y) * Held(x * x, 3);

    private static double SquareOf(in double v) { var w = v; return w * w; }

    private static double OnOnePath(double p, int n) { if (n > 2) p = Math.Cos(p * SquareOf(in p)); return Math.Sin(p); }

    private static double InsideOfTrips(double p, int n) { for (var i = 0; i < n; i++) p = Math.Cos(p * SquareOf(in p)); return p; }

    /// <summary>What waits for a call is copied in front of it, not where a call of a reference stands on some of its paths.</summary>
    [Differentiable, At(1.3, 0.7, 1), At(-0.4, 2.1, 3)]
    public static double Waits(double x, double y, int n)
    {
        var r = y * 0.5;
        r += x * OnOnePath(x, n);
        r *= 1 + InsideOfTrips(r, n) * y;
        return r * OnOnePath(r, n);
    }
}
