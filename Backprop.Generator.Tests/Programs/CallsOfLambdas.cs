using System;
using Backprop;

/// <summary>Local functions, lambdas and method groups whose target is known.</summary>
public static partial class CallsOfLambdas
{
    private static double Apply(Func<double, double> f, double v, int n) { for (int i = 0; i < n; i++) v = f(v); return v; }

    private static double Simpson(Func<double, double> f, double a, double b, int n)
    {
        double h = (b - a) / n, s = f(a) + f(b);
        for (int i = 1; i < n; i++) s += (i % 2 == 0 ? 2 : 4) * f(a + i * h);
        return s * h / 3;
    }

    private static double Square(double v) => v * v;

    private static double Compose(Func<double, double> f, Func<double, double> g, double v) => f(g(v));

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double LocalFunction(double x, double y)
    {
        double Scaled(double v) => v * y;
        static double Fixed(double v) { if (v > 0) return v * v; return -v; }
        return Scaled(x) * Fixed(x) + Scaled(y);
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double ChangesWhatItCaptures(double x, double y)
    {
        double s = 0;
        void Add(double v) { s += v * x; x += v; }
        Add(y);
        Add(x);
        return s * x;
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Lambda(double x, double y)
    {
        Func<double, double> scale = v => v * x;
        Func<double, double, double> mix = (a, b) => { var m = a * b; return m + scale(m); };
        x = x + y;
        return scale(2) + mix(x, y);
    }

    [Differentiable, At(1.3), At(0.2)]
    public static double HigherOrder(double x) => Apply(Square, x, 2) + Apply(v => v * x + 1, x, 3) + Apply(Math.Sin, x, 2);

    [Differentiable, At(1.3, 0.7), At(0.2, 1.4)]
    public static double Integral(double x, double k) => Simpson(t => Math.Exp(-k * t * t), 0, x, 4);

    [Differentiable, At(1.3, 0.7), At(0.2, 1.4)]
    public static double PassedOn(double x, double k)
    {
        Func<double, double> f = t => t * k;
        return Compose(f, Square, x) * Compose(t => f(t) + x, f, k);
    }

    [Differentiable, At(1.3, 3), At(0.2, 0)]
    public static double CapturesTheLoop(double x, int n)
    {
        double s = 0;
        for (int i = 0; i < n; i++)
        {
            double Term(double v) => v * i + s;
            s += Term(x) * Term(s);
        }
        return s + x;
    }

    [Differentiable, At(1.3, 3), At(0.2, 0)]
    public static double OfIntegers(double x, int n)
    {
        Func<int, int> next = i => i + 2;
        Func<double, int> whole = v => v > 1 ? 2 : 1;
        return x * next(n) + whole(x) * x * x;
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double OnSomePaths(double x, double y)
    {
        double Use(double v) { x += v; return x * v; }
        return x > 0 && Use(y) > 1 ? x : x * Use(2 * y);
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double WithSeveralReturns(double x, double y)
    {
        Func<double, double> bent = v => { if (v > 1) return v; return v * x; };
        return bent(bent(y)) + bent(x) * y;
    }
}
