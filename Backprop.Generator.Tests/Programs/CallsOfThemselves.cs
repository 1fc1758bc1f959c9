using System;
using Backprop;

/// <summary>Methods that call themselves, straight away or by way of others: functions of their own, on one tape.</summary>
public static partial class CallsOfThemselves
{
    [Differentiable, At(1.3, 5), At(0.7, 0), At(-0.4, 1), At(1.1, 12)]
    public static double Power(double x, int n) => n == 0 ? 1 : n % 2 == 1 ? x * Power(x, n - 1) : Squared(Power(x, n / 2));

    private static double Squared(double v) => v * v;

    private static double Early(double x, double y)
    {
        if (x > y)
        {
            x -= 1;
            return Early(x, y) * x;
        }
        return x * y;
    }

    [Differentiable, At(3.3, 0.7), At(0.2, 0.9), At(1.1, 0.6)]
    public static double ChangedParameters(double x, double y) => Early(x, y) + Early(x * y, 0.3) * y;

    private static double Even(double x, int n) => n == 0 ? x : Odd(x * x, n - 1);

    private static double Odd(double x, int n) => n == 0 ? -x : Even(Math.Sin(x) + x, n - 1);

    [Differentiable, At(1.1, 3), At(0.6, 4), At(0.9, 0)]
    public static double Mutual(double x, int n) => Even(x, n) * Odd(x, n);

    [Differentiable, At(1.2, 0.8, 4), At(0.4, 1.7, 1), At(0.9, 0.3, 0)]
    public static double Tree(double x, double y, int depth)
    {
        if (depth == 0) return x * y + Math.Sin(x);
        double left = Tree(x * 0.7, y + 0.1, depth - 1), right = Tree(y, x * y, depth - 1);
        return left * right + x;
    }

    private static readonly int[] widths = [3, 2, 4];

    private static double Branches(double v, int depth, int[] widths)
    {
        if (depth >= widths.Length) return Math.Exp(0.3 * v);
        double sum = 0;
        for (int i = 0; i < widths[depth]; i++)
        {
            if (i == 2) continue;
            sum += v * Branches(v * (0.5 + i), depth + 1, widths);
        }
        return sum / (1 + v * v);
    }

    [Differentiable, At(0.8), At(-0.3)]
    public static double InLoops(double x) => Branches(x, 0, widths) * x;

    [Differentiable, At(1.3), At(0.4)]
    public static double LocalFunctions(double x)
    {
        static double H(double v, int n) => n == 0 ? 1 : v * H(v, n - 1) + 1;
        double scale = x * x;
        double G(double v, int n)
        {
            if (n == 0) return scale;
            return Math.Cos(v) * G(v + scale, n - 1);
        }
        return H(x, 4) + G(x, 3);
    }

    private static (double Sum, double Product) Both(double x, double y, int n)
    {
        if (n == 0) return (x + y, x * y);
        var (sum, product) = Both(y, x * 0.9, n - 1);
        return (sum * x, product + sum);
    }

    [Differentiable, At(1.1, 0.6, 3), At(0.4, 1.3, 0)]
    public static double Tuples(double x, double y, int n)
    {
        var (sum, product) = Both(x, y, n);
        return sum * product;
    }

    private static void Walk(ref double x, double step, int n, out double last)
    {
        last = x * step;
        if (n == 0) return;
        x = Math.Sin(x) + step;
        Walk(ref x, step * 0.5, n - 1, out double inner);
        last += inner * x;
    }

    [Differentiable, At(0.9, 0.4, 3), At(1.7, 0.2, 0)]
    public static double ByReference(double x, double y, int n)
    {
        double position = x;
        Walk(ref position, y, n, out double last);
        return position * last + x;
    }

    private static int Depth(int n) => n <= 1 ? 0 : 1 + Depth(n / 2);

    [Differentiable, At(1.4, 9), At(0.3, 1)]
    public static double Passenger(double x, int n)
    {
        double s = x;
        for (int i = 0; i < Depth(n); i++) s = s * x + i;
        return s;
    }

    private static double Steps(double x, int n) => n == 0 ? x : Steps(x - 0.4, n - 1);

    [Differentiable, At(1.3, 0.6), At(0.5, 0.4)]
    public static double InATest(double x, double y)
    {
        double s = y;
        while (Steps(x, 2) > 0.1)
        {
            s *= x;
            x *= 0.8;
        }
        return s + x;
    }

    [Differentiable, At(2.4, 0.3), At(5.3, 1.2)]
    public static double LoopInside(double x, double y)
    {
        if (x < 1) return x * y;
        double s = y;
        for (int i = 0; i < 3; i++) s = Math.Sin(s) * x;
        return s + LoopInside(x / 2, s);
    }

    [Differentiable, At(1.5, 0.2), At(0.1, 0.9)]
    public static double Unused(double x, double y)
    {
        _ = Early(x, y);
        Early(y, x);
        return x > 1 ? Early(x, y) : y;
    }

    [Differentiable, At(1.5f, 3)]
    public static float Single(float x, int n) => n == 0 ? x : MathF.Sin(Single(x * 0.9f, n - 1)) * x;

    [Differentiable, At(1.2, 0.7), At(0.4, 1.9)]
    public static double CapturedAndChanged(double x, double y)
    {
        double sum = 0, product = x;
        int visits = 0;
        void Visit(double v, int n)
        {
            visits++;
            sum += v * product;
            if (n == 0) return;
            product *= Math.Cos(v);
            Visit(v * y, n - 1);
            Scale(n);
            Visit(v - y, n - 2 > 0 ? n - 2 : 0);
        }
        void Scale(int n) => product = product / n + y;
        double Next() => visits > 3 ? sum : visits++ + Next();
        Visit(x, 3);
        return x * sum + (product + Next()) * visits;
    }

    [Differentiable, At(1.2, 3), At(0.4, 0)]
    public static double CapturedBeforeItHasAValue(double x, int n)
    {
        double last;
        void Down(double v, int k)
        {
            last = v * x;
            if (k > 0) Down(Math.Sin(last), k - 1);
        }
        Down(x, n);
        return last * x;
    }

    private static double Turned(double x, double y, double z, int n) => n <= 0 ? x * z : y * Turned(-x, y, y, n - 1) + Turned(x, -y, -z, n - 2) * x;

    [Differentiable, At(1.2, 0.7, 3), At(0.4, -0.3, 0)]
    public static double WithTheSignChanged(double x, double y, int n) => Turned(x, y, 0.5, n);
}
