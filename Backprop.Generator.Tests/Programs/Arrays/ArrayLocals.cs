using System;
using System.Collections.Generic;
using Backprop;

/// <summary>Arrays that the method makes itself, and other names for arrays.</summary>
public static partial class ArrayLocals
{
    [Differentiable]
    [At(0.7, 0), At(0.7, 1), At(0.7, 4)]
    public static double New(double x, int n) { var t = new double[n]; for (int i = 0; i < n; i++) t[i] = Math.Sin(x * (i + 1)); double s = 0; for (int i = 0; i < n; i++) s += t[i] * t[n - 1 - i]; return s; }

    [Differentiable]
    [At(0.7, 2), At(-1, 0.3)]
    public static double Initializer(double x, double y) { var t = new[] { x, y, x * y }; return t[0] * t[1] + t[2] * t[2]; }

    [Differentiable]
    [At(0.7, 2), At(-1, 0.3)]
    public static double SizedInitializer(double x, double y) { double[] t = new double[3] { x, 2, y * y }; t[1] *= x; return t[0] * t[1] * t[2]; }

    [Differentiable]
    [At(0.7, 2), At(-1, 0.3)]
    public static double CollectionExpression(double x, double y) { double[] t = [x, y]; t[0] *= t[1]; return t[0] * t[0] + t[1]; }

    [Differentiable]
    [At(0.7, 1), At(-1, 4), At(2, 0)]
    public static double Stackalloc(double x, int n) { Span<double> t = stackalloc double[n]; for (int i = 0; i < n; i++) t[i] = x * (i + 1); double s = 0; foreach (double v in t) s += v * v; return s; }

    [Differentiable]
    [At(0.7, 2), At(-1, 0.3)]
    public static double StackallocInitializer(double x, double y) { Span<double> t = stackalloc double[] { x, y, 1 }; t[2] = t[0] * t[1]; return t[2] * t[0]; }

    [Differentiable]
    [At("1 2 3 4", 0), At("1 2 3 4", 1), At("1 2 3 4", 2), At("1 0.5 0.25 2", 5)]
    public static double PingPong(double[] a, int n)
    {
        double[] from = new double[a.Length], to = new double[a.Length];
        for (int i = 0; i < a.Length; i++) from[i] = a[i];
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < a.Length; i++) to[i] = 0.5 * from[i] * from[(i + 1) % a.Length] + 0.3;
            (from, to) = (to, from);
        }
        double s = 0;
        for (int i = 0; i < a.Length; i++) s += from[i] * (i + 1);
        return s;
    }

    [Differentiable]
    [At("1 2 3", 0.7, 3), At("1 2 3", 0.7, 2)]
    public static double PingPongByTemporary(double[] a, double x, int n)
    {
        var from = (double[])a.Clone();
        var to = new double[a.Length];
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < a.Length; i++) to[i] = from[a.Length - 1 - i] * x;
            var t = from;
            from = to;
            to = t;
        }
        return from[0] * from[0] + to[^1];
    }

    [Differentiable]
    [At("1.5 -0.5 2", 0.7), At("3", -2)]
    public static double Alias(double[] a, double x) { var b = a; b[0] *= x; return a[0] * a[0] + b[^1]; }

    [Differentiable]
    [TakesForAnother]
    [At("1.5 -0.5", "2 3", 1), At("1.5 -0.5", "2 3", -1)]
    public static double ConditionalAlias(double[] a, double[] c, int flag) { var b = flag > 0 ? a : c; return b[0] * b[1] + a[0] * c[0]; }

    [Differentiable]
    [At("1.5 -0.5", "2 3", 1), At("1.5 -0.5", "2 3", -1)]
    public static double ConditionalAliasWritten(double[] a, double[] c, int flag) { var b = flag > 0 ? a : c; b[0] *= b[1]; return a[0] * a[1] + c[0] * c[1]; }

    [Differentiable]
    [TakesForAnother]
    [At("1.5 -0.5", "2 3", 1), At("1.5 -0.5", "2 3", -1)]
    public static double ConditionalList(List<double> a, List<double> c, int flag) { var b = flag > 0 ? a : c; return b[0] * b[1] + a[0] * c[0]; }

    [Differentiable]
    [TakesForAnother]
    [At("1.5 -0.5; 2 1 | 1 2; 3 4", "2 3; 1 0.5 | 0.3 1; 1 2", 1), At("1.5 -0.5; 2 1 | 1 2; 3 4", "2 3; 1 0.5 | 0.3 1; 1 2", -1)]
    public static double ConditionalCube(double[,,] a, double[,,] c, int flag) { var b = flag > 0 ? a : c; b[0, 1, 0] *= b[1, 0, 1]; return b[0, 1, 0] * b[1, 1, 1] + a[0, 0, 0] * c[0, 1, 0]; }

    [Differentiable]
    [TakesForAnother]
    [At("1.5 -0.5", "2 3", 4), At("1.5 -0.5", "2 3", 1)]
    public static double AliasesInALoop(double[] a, double[] c, int n) { double s = 1; for (int i = 0; i < n; i++) { double[] b; if (i % 2 == 0) b = a; else b = c; s = Math.Sin(s) * b[i % 2] + b[1 - i % 2]; } return s; }

    [Differentiable]
    [At("1.5 -0.5", "2 3", 0.7), At("0.5 0.1", "4 0.2", 2)]
    public static double AliasMoves(double[] a, double[] c, double x) { var b = a; b[0] = b[0] * x; b = c; return b[0] * b[1] * a[0]; }

    [Differentiable]
    [At(0.7, 0), At(0.7, 1), At(0.7, 3)]
    public static double InATrip(double x, int n) { double s = x; for (int k = 0; k < n; k++) { var t = new double[2]; t[0] = s; t[1] = Math.Sin(s * x); s = t[0] * t[1] + 0.5; } return s; }

    [Differentiable]
    [At(0.7, 0), At(0.7, 1), At(0.7, 3)]
    public static double Carried(double x, int n) { var t = new double[] { x, 1 }; for (int k = 0; k < n; k++) { t[0] = Math.Sin(t[1]) * x; t[1] = t[0] + t[1] * 0.5; } return t[0] * t[1]; }

    [Differentiable]
    [At(0.7, 0), At(0.7, 1), At(0.7, 3)]
    public static double ReplacedEachTrip(double x, int n) { var t = new[] { x, x * x }; for (int k = 0; k < n; k++) t = new[] { t[1] * x, t[0] + 0.5 }; return t[0] * t[1]; }

    [Differentiable]
    [At(0.7, 1), At(0.7, -1)]
    public static double MadeOnOnePath(double x, int flag) { double[] t; if (flag > 0) { t = new double[3]; t[2] = x * x; } else t = new[] { x, 0, Math.Sin(x) }; return t[2] * t[0] + t[2] * t[2]; }

    [Differentiable]
    [At(0.7, 3), At(0.7, 6)]
    public static double Fibonacci(double x, int n) { var f = new double[n + 2]; f[0] = x; f[1] = 1; for (int i = 2; i < f.Length; i++) f[i] = f[i - 1] * x + f[i - 2]; return f[n]; }

    [Differentiable]
    [At("1 2 3"), At("0.5")]
    public static double ZerosAreKnown(double[] a) { var t = new double[a.Length + 1]; for (int i = 0; i < a.Length; i++) t[i] += a[i] * a[i]; return t[0] + t[a.Length] * a[0]; }
}
