using System;
using Backprop;

/// <summary>Refs that are one variable or another, and are moved.</summary>
public static partial class ChosenRefs
{
    [Differentiable]
    [At(1.3, 0.7), At(0.3, 0.7)]
    public static double Larger(double x, double y) { double a = x * x, b = x * y; ref double m = ref (a > b ? ref a : ref b); m *= 2 * x; return a * b; }

    [Differentiable]
    [At(1.3, 0.7, 4), At(0.3, 0.7, 1), At(0.3, 0.7, 0)]
    public static double Parameters(double x, double y, int n) { for (int i = 0; i < n; i++) (i % 2 == 0 ? ref x : ref y) *= Math.Sin(x * y) + i; return x * y; }

    [Differentiable]
    [At(1.3, 0.7), At(0.3, 0.7)]
    public static double Moved(double x, double y) { double a = x, b = y; ref double r = ref a; r *= y; r = ref b; r += a * a; if (a > 0.5) r = ref a; r *= b; return a * b; }

    [Differentiable]
    [At(1.3, 0.7, 5), At(0.3, 0.7, 0)]
    public static double InALoop(double x, double y, int n)
    {
        double s = 0;
        for (int i = 0; i < n; i++)
        {
            double a = x * i, b = y;
            ref double large = ref (a > b ? ref a : ref b);
            ref double small = ref (a > b ? ref b : ref a);
            large *= 0.6 + 0.1 * small;
            s += a + b * s;
        }
        return s;
    }

    [Differentiable]
    [At(1.3, 0.7), At(0.3, 0.7)]
    public static double Passed(double x, double y) { double a = x, b = y; ref double r = ref (x > y ? ref a : ref b); Scale(ref r, 3 * y); Scale(ref (x > y ? ref b : ref a), x); return a * b * b; }

    private static void Scale(ref double v, double k) => v *= k;

    [Differentiable]
    [At(1.3, 0.7), At(0.3, 0.7)]
    public static double OfACall(double x, double y) => Squared(x, y) * Squared(y * y, x);

    private static double Squared(double v, double w) { ref double r = ref (v > w ? ref v : ref w); r = r * r; return v + w; }

    [Differentiable]
    [At(1.3, 0.7), At(0.3, 0.7)]
    public static double OneOfThree(double x, double y) { double a = x, b, c = x * y; b = y; ref double r = ref (a > b ? ref a : ref (b > c ? ref b : ref c)); double old = r++; (a, c) = (c * old, a + r); return r * a * b + c; }

    [Differentiable]
    [At(1.3f, 0.7f), At(0.3f, 0.7f)]
    public static float Single(float x, float y) { float a = x, b = y; float v = x > y ? ref a : ref b; (x > y ? ref b : ref a) = v * x; return a * b * v; }
}
