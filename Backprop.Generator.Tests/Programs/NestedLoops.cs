using System;
using Backprop;

/// <summary>Loops in loops: state of the inner one that is kept, and that starts anew on each trip of the outer one.</summary>
public static partial class NestedLoops
{
    [Differentiable]
    [At(1.3, 0, 3), At(1.3, 3, 0), At(1.3, 1, 1), At(1.3, 2, 3), At(1.3, 7, 2)]
    public static double Rectangle(double x, int n, int m) { var s = x; for (int i = 0; i < n; i++) for (int j = 0; j < m; j++) s = Math.Sin(s * x) + 0.1 * i - 0.2 * j; return s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double Triangle(double x, int n) { var s = x; for (int i = 0; i < n; i++) for (int j = 0; j < i; j++) s = Math.Sin(s * x) + 0.1 * (i - j); return s * s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double FromTheOuterCounter(double x, int n) { var s = x; for (int i = 0; i < n; i++) { s *= 0.9; for (int j = i; j < n; j++) s = Math.Cos(s) + 0.1 * j * x; } return s; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double InnerStartsAnew(double x, int n)
    {
        double s = 0;
        for (int i = 0; i < n; i++)
        {
            double p = 1;
            for (int j = 0; j < i; j++) p *= x * 0.8;
            s += p * x / (i + 1);
        }
        return s;
    }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double InnerIsKept(double x, int n)
    {
        double s = 0, p = 1;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i % 3; j++) p = Math.Sin(p * x) + 0.5;
            s += p * x;
        }
        return s * p;
    }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double OuterAfterInner(double x, int n)
    {
        double a = x, b = 1;
        for (int i = 0; i < n; i++)
        {
            b = a * 0.5;
            for (int j = 0; j < 2; j++) { b = Math.Sin(b + a); a *= 0.9; }
            a = a * b + x;
        }
        return a + b;
    }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double InnerTripsDependOnData(double x, int n)
    {
        double s = x;
        int k = 0;
        for (int i = 0; i < n; i++)
        {
            s += x;
            while (s > 1.7) { s = s * 0.55; k++; }
            s = s * s + 0.2;
        }
        return s + k * x;
    }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double ThreeDeep(double x, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++)
            for (int j = 0; j <= i; j++)
            {
                double t = s * 0.5;
                for (int k = j; k < 3; k++) t = Math.Sin(t) + x * 0.2 * k;
                s = s * 0.3 + t;
            }
        return s * s;
    }

    [Differentiable]
    [At(1.3, 0, 0), At(1.3, 1, 5), At(1.3, 3, 2), At(1.3, 2, 7)]
    public static double OneAfterTheOther(double x, int n, int m)
    {
        double s = x;
        for (int i = 0; i < n; i++) s = Math.Sin(s) + x;
        double t = s * s;
        for (int i = 0; i < m; i++) t = Math.Cos(t) * s;
        return s * t;
    }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double TwoInOne(double x, int n)
    {
        double s = x, t = 1;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++) s = Math.Sin(s * t);
            for (int j = 0; j < 2; j++) t = Math.Cos(t) * s + 0.3;
        }
        return s * t;
    }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double InnerMovesTheOuter(double x, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++)
            while (i % 3 != 2) { s = Math.Sin(s) * x + i * 0.1; i++; }
        return s;
    }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double AllKinds(double x, int n)
    {
        double s = x;
        while (n > 0)
        {
            int k = n--;
            do
            {
                for (int j = k; j < 4; j++) s = Math.Tanh(s) * x;
                s += 0.2;
            }
            while (--k > 2);
        }
        return s;
    }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double OnSomeTrips(double x, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++)
        {
            if (i % 2 == 0) for (int j = 0; j < i; j++) s = Math.Sin(s) + 0.1 * j;
            else s *= x * 0.7;
        }
        return s * x;
    }
}
