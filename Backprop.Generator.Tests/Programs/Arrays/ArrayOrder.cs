using System;
using Backprop;

/// <summary>C#'s order of evaluation, where arrays and indices change on the way.</summary>
public static partial class ArrayOrder
{
    [Differentiable]
    [At("1 2 3", 0.7), At("4 5", -2)]
    public static double IndexBeforeValue(double[] a, double x) { int i = 0; a[i++] = a[i] * x; return a[0] * a[1] * i; }

    [Differentiable]
    [At("1 2 3", 0.7), At("4 5", -2)]
    public static double ReadBeforeTheRightSide(double[] a, double x) { a[0] += a[0] = x * a[1]; return a[0] * a[0]; }

    [Differentiable]
    [At("1 2 3", 0.7), At("4 5", -2)]
    public static double OperandsBeforeTheWrite(double[] a, double x) { double s = a[0] * (a[0] = x) + a[0]; return s * a[1]; }

    [Differentiable]
    [At("1 2 3", 0.7), At("4 5", -2)]
    public static double IndicesMove(double[] a, double x) { int i = 0; double s = a[i++] * a[i] + a[i--] * a[i] * x; return s + a[i ^ 1] * a[i]; }

    [Differentiable]
    [At("1 2 3", 0.7), At("4 5", -2)]
    public static double IndexOfACompound(double[] a, double x) { int i = 0; a[i++] *= a[i] + x; a[i] -= a[--i] * a[i]; return a[0] * a[1]; }

    [Differentiable]
    [At("1 2 3", "4 5 6", 0.7), At("4 5", "7 8", -2)]
    public static double ArrayBeforeTheRightSide(double[] a, double[] b, double x) { var c = a; c[0] = (c = b)[1] * x; c[0] += 1; return a[0] * b[0]; }

    [Differentiable]
    [At("1 2 3", 0.7), At("4 5", -2)]
    public static double Seen(double[] a, double x) { for (int i = Witness.Sees(0); i < a.Length; i++) a[Witness.Sees(i)] = Witness.Sees(0.5) * a[Witness.Sees(a.Length - 1 - i)] * x; return a[Witness.Sees(0)] * a[Witness.Sees(1)]; }

    [Differentiable]
    [At("1 2 3", 0.7), At("4 5", -2)]
    public static double SeenOnce(double[] a, double x) { a[Witness.Sees(1)] *= x; a[Witness.Sees(0)]++; ref double r = ref a[Witness.Sees(1)]; r += x; r *= 2; return a[0] * a[1] * Witness.Sees(3.5); }

    [Differentiable]
    [At("1 2 3", 0.7), At("4 5 -1", -2)]
    public static double ShortCircuit(double[] a, double x) { int i = 0; while (i < a.Length && a[i] > 0) { a[i] *= x; i++; } return i < a.Length ? a[i] * a[0] : a[^1] * a[0]; }
}
