using System;
using Backprop;

/// <summary>Iterations that share nothing but a sum or a product: none needs to remember another one.</summary>
public static partial class IndependentIterations
{
    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double Sum(double x, int n) { double s = 0; for (int i = 0; i < n; i++) s += Math.Sin(x * i); return s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double Product(double x, int n) { double p = 1; for (int i = 0; i < n; i++) p *= Math.Cos(x * i) + 1.5; return p * 0.1; }

    [Differentiable]
    [At(1.3, 0.4, 0), At(1.3, 0.4, 1), At(1.3, 0.4, 2), At(1.3, 0.4, 3), At(1.3, 0.4, 7)]
    public static double WithTemporaries(double x, double y, int n)
    {
        double s = 0;
        for (int i = 0; i < n; i++)
        {
            double t = x * (i + 1) * 0.2;
            t *= t;
            double u = Math.Exp(-t) * y;
            s += t * u + Math.Sin(u);
        }
        return s;
    }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double SumThroughAFunction(double x, int n) { double s = 0.5; for (int i = 1; i <= n; i++) s += x * x / i; return Math.Log(s) * Math.Sin(s); }

    [Differentiable]
    [At(1.3, 0.4, 0), At(1.3, 0.4, 1), At(1.3, 0.4, 2), At(1.3, 0.4, 3), At(1.3, 0.4, 7)]
    public static double LogSumExp(double x, double y, int n) { double sum = Math.Exp(x); for (int i = 1; i <= n; i++) sum += Math.Exp(x * y / i); return Math.Log(sum); }

    [Differentiable]
    [At(1.3, 0.4, 0), At(1.3, 0.4, 1), At(1.3, 0.4, 2), At(1.3, 0.4, 3), At(1.3, 0.4, 7)]
    public static (double sum, double squares) TwoSums(double x, double y, int n) { double a = 0, b = 0; for (int i = 0; i < n; i++) { var t = x - i * y; a += t; b += t * t; } return (a, b * 0.1); }

    [Differentiable]
    [At(1.3, 0.4, 1), At(1.3, 0.4, 2), At(1.3, 0.4, 3), At(1.3, 0.4, 7)]
    public static double Variance(double x, double y, int n)
    {
        double mean = 0, squares = 0;
        for (int i = 0; i < n; i++) mean += Math.Sin(x * i + y);
        mean /= n;
        for (int i = 0; i < n; i++) { var d = Math.Sin(x * i + y) - mean; squares += d * d; }
        return squares / n;
    }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double WithBranches(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { var t = Math.Sin(x * (i + 1)); if (t > 0) s += t * t; else s -= t * x; } return s * s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double Subtracted(double x, int n) { double s = x; for (int i = 1; i <= n; i++) s -= Math.Tanh(x / i) * x; return s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double ReadOnTheWay(double x, int n) { double s = 0, last = 0; for (int i = 1; i <= n; i++) { s += x * x / i; last = s * 0.3; } return s * last; }

    [Differentiable]
    [At(0.2, 1.4, 0), At(0.2, 1.4, 1), At(0.2, 1.4, 2), At(0.2, 1.4, 3), At(0.2, 1.4, 7)]
    public static double Trapezoids(double a, double b, int n)
    {
        double h = (b - a) / (n + 1), sum = 0.5 * (Math.Exp(-a * a) + Math.Exp(-b * b));
        for (int i = 1; i <= n; i++) { double t = a + i * h; sum += Math.Exp(-t * t); }
        return sum * h;
    }

    [Differentiable]
    [At(1.3, 0, 2), At(1.3, 1, 1), At(1.3, 3, 2), At(1.3, 2, 7)]
    public static double DoubleSum(double x, int n, int m) { double s = 0; for (int i = 0; i < n; i++) for (int j = 0; j < m; j++) s += Math.Sin(x * i - j) * x; return s; }

    [Differentiable]
    [At(1.3, 0, 2), At(1.3, 1, 1), At(1.3, 3, 2), At(1.3, 2, 7)]
    public static double SumOfProducts(double x, int n, int m) { double s = 0; for (int i = 0; i < n; i++) { double p = 1; for (int j = 1; j <= m; j++) p *= Math.Cos(x / j - i); s += p; } return s * x; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 3)]
    public static double OverwrittenOnOnePath(double x, int n) { for (int k = 0; k < n; k++) if (k > 0.3) x = 0.9 * k; return x; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 3), At(1.3, 7)]
    public static double ResetOnOnePath(double x, int n) { double s = x; for (int k = 0; k < n; k++) { if (k % 3 == 1) s = x * k; else s += x * x; } return s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 3)]
    public static double NothingInside(double x, int n) { for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) x *= 0.5; return x; }

    [Differentiable]
    [At(1.3, 0.4, 0), At(1.3, 0.4, 1), At(1.3, 0.4, 3)]
    public static double SumThatIsDropped(double x, double y, int n) { for (int k = 0; k < n; k++) { x += k; x = y * k; } return x * x; }

    [Differentiable, At(1.3, 0.7, 2), At(1.3, 0.7, 3), At(0.4, 2.1, 0)]
    public static double Exchanged(double x, double y, int n)
    {
        double a = y, b = x;
        for (int i = 0; i < n; i++)
        {
            var t = a;
            a = b;
            b = t;
        }
        return x * a + b;
    }

    [Differentiable, At(1.3, 0.7, 2), At(1.3, 0.7, 3), At(0.4, 2.1, 0)]
    public static double ExchangedSums(double x, double y, int n)
    {
        double a = y, b = x, c = x * y;
        for (int i = 0; i < n; i++)
        {
            var t = a + x * y;
            a = b - x;
            b = c;
            c = t + i;
        }
        return x * a + b * y;
    }
}
