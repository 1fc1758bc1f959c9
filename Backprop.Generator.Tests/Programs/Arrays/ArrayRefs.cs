using System;
using Backprop;

/// <summary>References to elements.</summary>
public static partial class ArrayRefs
{
    [Differentiable]
    [At("1 2 3", 0.7), At("4", -2)]
    public static double RefLocal(double[] a, double x) { double s = 0; for (int i = 0; i < a.Length; i++) { ref var r = ref a[i]; r *= 2; r += x; s += a[i] * r; } return s; }

    [Differentiable]
    [At("1 2 3", 0.7), At("4", -2)]
    public static double RefIsTheElement(double[] a, double x) { ref double r = ref a[0]; a[0] *= x; double s = r * r; r = s * x; return a[0] * a[^1]; }

    [Differentiable]
    [At("1 2 3", 1, 0.7), At("4 5", 0, -2)]
    public static double IndexChangesAfter(double[] a, int i, double x) { ref var r = ref a[i]; i = 0; r *= x; return a[i] * a[^1] + r * r; }

    [Differentiable]
    [At("1 2 3", 0.7), At("4", -2)]
    public static double ForeachRef(Span<double> a, double x) { foreach (ref var r in a) r *= x; double s = 0; foreach (ref readonly double v in a) s += v * v; return s; }

    [Differentiable]
    [At("1 2 3", 0.7), At("4", -2)]
    public static double ForeachRefOfArray(double[] a, double x) { foreach (ref double r in a.AsSpan()) { double t = r; r = t * t * x; } double s = 0; foreach (double v in a) s += v; return s * s; }

    [Differentiable]
    [At("1 2; 3 4", 0.7), At("4 1", -2)]
    public static double RefIntoRank2(double[,] a, double x) { ref double r = ref a[0, 1]; r *= x; return a[0, 1] * a[0, 0] + r; }

    [Differentiable]
    [At("1 2; 3 4", 0.7), At("4; 5", -2)]
    public static double RefIntoARow(double[][] a, double x) { ref double r = ref a[1][0]; r *= x; return a[1][0] * a[0][0] + r; }

    [Differentiable]
    [At("1 2 3", 0.7, 1), At("1 2 3", 0.7, -1)]
    public static double ConditionalRef(double[] a, double x, int flag) { ref double r = ref (flag > 0 ? ref a[0] : ref a[^1]); r *= x; return a[0] * a[0] + a[^1] * a[1]; }

    [Differentiable]
    [At("1 2 3", 0.7), At("4 5", -2)]
    public static double RefMoves(double[] a, double x) { ref double r = ref a[0]; r *= x; r = ref a[1]; r += a[0]; return a[0] * a[1]; }

    [Differentiable]
    [At("1.5 2 0.5", 0.7, 1.2, Allocates = true), At("0.5 2 0.5", 0.7, 1.2, Allocates = true)]
    public static double ElementOrVariable(double[] a, double x, double y) { double v = x; ref double r = ref (a[0] > 1 ? ref a[1] : ref v); r *= y; (a[0] > 1 ? ref v : ref a[2]) += a[1] * x; return a[1] * a[2] * v; }
}
