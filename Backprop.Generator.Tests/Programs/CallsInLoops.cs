using System;
using Backprop;

/// <summary>Methods that call themselves from loops of all kinds, which record values before the calls, after them, and where nothing is called.</summary>
public static partial class CallsInLoops
{
    private static double Unknown(double v, int depth)
    {
        double s = v;
        if (depth == 0) return v * v;
        while (v < 3)
        {
            double before = Math.Sin(v) * s;
            s = 0.5 * Math.Sin(s + before * Unknown(1.2 + 0.5 * before, depth - 1));
            v *= 1.7;
        }
        return s * v;
    }

    private static double Turned(ref double m, double b, int n) { for (int i = 0; i < n; i++) m = Math.Sin(m + b); return m * b; }

    [Differentiable, At(1.3, 0.7, 2), At(1.3, 0.7, 0), At(0.4, 2.1, 1)]
    public static double LoopsInTests(double x, double y, int n)
    {
        var m = x;
        for (int k = 0; k < 3 && Turned(ref m, y, n) < 3.5; k++) m *= y;
        for (int i = 0; i < n; i++)
        {
            int k = 0;
            while (Turned(ref m, x, k) < 0.9 && k < 2) k++;
            m *= y;
        }
        return m;
    }

    [Differentiable, At(0.7, 3), At(1.9, 2), At(4.0, 2), At(0.4, 0)]
    public static double TripsThatNobodyKnows(double x, int depth) => Unknown(x, depth) + x;

    private static double Nested(double v, int n)
    {
        if (n == 0) return Math.Exp(0.2 * v);
        double s = 0;
        for (int i = 0; i < n; i++)
            for (int j = i; j < n; j++)
            {
                double scaled = v * (1 + i) * 0.5;
                s = s * 0.7 + scaled * Nested(scaled * 0.3 + j, n - 1 - i);
            }
        return s;
    }

    [Differentiable, At(0.9, 3), At(-0.6, 2), At(1.1, 1), At(0.3, 0)]
    public static double OneLoopInAnother(double x, int n) => Nested(x, n);

    private static double Sometimes(double v, int n)
    {
        double s = 1;
        for (int i = 0; i < n; i++)
        {
            if (v > 0.5)
            {
                double root = Math.Sqrt(v);
                if (i % 2 == 0) s += root * Sometimes(root - 0.4, n - 1);
                else s *= root;
            }
            else v += 0.3;
            if (s > 6) break;
        }
        return s * v;
    }

    [Differentiable, At(0.9, 3), At(0.25, 4), At(2.2, 3), At(0.6, 0)]
    public static double OnSomePaths(double x, int n) => Sometimes(x, n);

    private static double BesideOthers(double v, int n)
    {
        if (n == 0) return v;
        double s = v;
        for (int i = 0; i < n; i++)
        {
            double t = s;
            int halvings = 0;
            while (t > 0.1)
            {
                t *= 0.5 + 0.1 * Math.Cos(t);
                halvings++;
            }
            for (int k = 0; k < n; k++) t = Math.Sin(t) + v * t;
            s = t * BesideOthers(t + 0.2 * halvings, n - 1) + 1;
            do t = t * t + 0.5;
            while (t < 0.8);
            s += t;
        }
        return s;
    }

    [Differentiable, At(0.9, 2), At(1.4, 3), At(0.2, 1)]
    public static double LoopsWithoutCallsInside(double x, int n) => BesideOthers(x, n);

    private static double Returns(double v, int n)
    {
        for (int i = 0; i < n; i++)
        {
            double part = Returns(v * 0.6, n - 1 - i);
            if (part * v > 0.9) return part * v;
            v += part * 0.2;
        }
        return v * v;
    }

    [Differentiable, At(0.9, 4), At(0.3, 3), At(1.6, 2)]
    public static double ReturnsFromTheLoop(double x, int n) => Returns(x, n);

    private static double First(double v, int n)
    {
        double s = 0;
        for (int i = n; i > 0; i -= 2)
        {
            double w = v + 0.1 * i;
            s += w * Second(w, i - 1);
        }
        return s + v;
    }

    private static double Second(double v, int n)
    {
        double s = v;
        bool isLarge = false;
        for (int i = 0; i < n; i++)
        {
            isLarge = isLarge || v * i > 0.8;
            double w = isLarge ? Math.Sin(v) : v * v;
            s += w * First(w, n - 2) + s * 0.1;
        }
        return s;
    }

    [Differentiable, At(0.6, 4), At(1.2, 3), At(0.4, 1)]
    public static double TwoThatCallEachOther(double x, int n) => First(x, n) * Second(x, n);

    private static double Limit(double v, int n) => n == 0 ? v + 1 : 0.5 * Limit(v, n - 1) + 0.8;

    private static double Until(double v, int n)
    {
        double s = v;
        for (int i = 0; s < Limit(v, i) + n; i++)
        {
            s = s * 1.3 + v;
            if (n > 0) s += Until(v * 0.5, n - 1) * v;
        }
        return s;
    }

    [Differentiable, At(0.6, 2), At(0.9, 1), At(5.0, 0)]
    public static double CallsInTests(double x, int n) => Until(x, n);

    private static double Shares(double x, double y, int n)
    {
        if (n == 0) return y;
        double sum = x;
        for (int i = 0; i < 2; i++) sum += Shares(x * (i - 0.7), y, n - 1) / y;
        return x > 0 ? 0.25 : sum;
    }

    [Differentiable, At(0.6, 1.5), At(-0.4, 0.8)]
    public static double NothingOnSomePaths(double x, double y) => Shares(x, y, 3);
}
