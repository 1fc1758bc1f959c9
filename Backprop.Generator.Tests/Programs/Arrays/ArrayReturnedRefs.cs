using System;
using Backprop;

/// <summary>Methods that return references to elements.</summary>
public static partial class ArrayReturnedRefs
{
    private static ref double Item(double[] a, int i) => ref a[i];

    private static ref readonly double Shown(double[] a, int i) => ref a[i];

    private static ref T Any<T>(T[] a, int i) => ref a[i];

    private static ref double FirstAbove(double[] a, double m) { for (int i = 0; i < a.Length; i++) if (a[i] > m) return ref a[i]; return ref a[0]; }

    private static ref double Largest(double[] a) { int best = 0; for (int i = 1; i < a.Length; i++) if (a[i] > a[best]) best = i; return ref a[best]; }

    private static ref double Either(double[] a, double[] b, int i) { if (i < a.Length) return ref a[i]; return ref b[i - a.Length]; }

    private static ref double Odd(double[] a, double[] b, bool c) { if (c) a = b; if (a[0] > 1) return ref a[0]; return ref a[^1]; }

    private static ref double InRows(double[][] a, double m) { foreach (var row in a) for (int j = 0; j < row.Length; j++) if (row[j] > m) return ref row[j]; throw new InvalidOperationException(); }

    private static ref double Cell(double[,] a, int i, int j) => ref a[i, j];

    private static ref double Last(Span<double> s) => ref s[^1];

    private static void Scale(ref double v, double k) => v *= k;

    private static double Look(in double v, double[] a) { a[0] = 7; return v; }

    [Differentiable]
    [At("1 2 3", 0.7), At("4 5 6", -2)]
    public static double Assigned(double[] a, double x) { Item(a, 2) = x * a[0]; for (int i = 0; i < a.Length; i++) Item(a, i) += x * i; return Item(a, 2) * Item(a, 1) * a[0]; }

    [Differentiable]
    [At("1 2 3", 0.7), At("4 5 6", -2)]
    public static double WhatChangesAfterwards(double[] a, double x) { int i = 1; ref double r = ref Item(a, i); i = 2; a = new[] { x, x, x }; r *= 3 * x; a[0] += r; return a[0] * a[1] * r; }

    [Differentiable]
    [At("1 2 3", 0.7), At("4 5 6", -2)]
    public static double TwoToOneElement(double[] a, double x) { ref double r = ref Item(a, 0), s = ref Item(a, 0); r = s * s; s *= x; return r * a[0] * a[1]; }

    [Differentiable]
    [At("1 2 3", 0.7), At("4 5 6", -2)]
    public static double InOrder(double[] a, double x) { int i = 0; Item(a, i++) += i * x; Item(a, i) *= Item(a, --i); double old = Item(a, 2)++; (Item(a, 0), Item(a, 1)) = (Item(a, 1) * x, old * Item(a, 0)); return a[0] * a[1] * a[1] + a[2]; }

    [Differentiable]
    [At("1 2 3", 0.7), At("4 5 6", -2), At("0.1", 3)]
    public static double Searched(double[] a, double x) { FirstAbove(a, 0.5) *= x; ref double r = ref FirstAbove(a, 1.5 * x); r *= r; Largest(a) += x; return FirstAbove(a, 0.3 + x) * a[^1] * a[0]; }

    [Differentiable]
    [At("1 2 3", 0.7), At("4 5 6", -0.2)]
    public static double InALoop(double[] a, double x) { for (int k = 0; k < a.Length; k++) { ref double m = ref Largest(a); m = m * 0.5 + x * a[k]; FirstAbove(a, 0.6) += 0.1 * x; } double s = 0; for (int k = 0; k < a.Length; k++) s += a[k] * Shown(a, k); return s; }

    [Differentiable]
    [At("1 2", "3 4 5", 0.7), At("4 0.5", "6 2 1", -2)]
    public static double OfTwoArrays(double[] a, double[] b, double x) { for (int i = 0; i < a.Length + b.Length; i++) Either(a, b, i) *= x + i; Either(b, a, 3) += x; Odd(a, b, x > 0) *= x; Odd(a, b, x < 0) *= 2 - x; return a[0] * a[1] * b[0] + b[1] * b[2]; }

    [Differentiable]
    [At("1 2; 3 4", 0.7), At("4; 5", -2)]
    public static double OfRows(double[][] a, double x) { InRows(a, 1.5) *= x; InRows(a, -20) += x * x; return a[0][0] * a[1][0] * a[0][^1]; }

    [Differentiable]
    [At("1 2; 3 4", 0.7), At("4 1; 2 5", -2)]
    public static double OfATable(double[,] a, double x) { Cell(a, 0, 1) = x * Cell(a, 1, 0); Cell(a, 1, 1) += a[0, 1] * x; return a[1, 1] * a[0, 1] * a[0, 0]; }

    [Differentiable]
    [At("1 2 3", 0.7), At("4 5 6", -2)]
    public static double OfASpan(Span<double> s, double x) { Last(s) = x * s[0]; Last(s[..2]) *= Last(s); return s[2] * s[1]; }

    [Differentiable]
    [At("1 2 3", 0.7), At("4 5 6", -2)]
    public static double Passed(double[] a, double x) { Scale(ref Item(a, 1), x); Scale(ref Largest(a), x); double s = Look(in Shown(a, 0), a) * x + Look(Item(a, 1), a); return s * a[0] * a[1] * a[2]; }

    [Differentiable]
    [At("1 2 3", 0.7), At("4 5 6", -2)]
    public static double Moved(double[] a, double x) { ref double r = ref Item(a, 0); r *= x; r = ref Item(a, 2); r *= x; for (int i = 0; i < 3; i++) { r = ref Item(a, i); r *= r; } (x > 0 ? ref Item(a, 0) : ref a[1]) *= 3; return a[0] * a[1] * a[2]; }

    [Differentiable]
    [At("1 2 3", 0.7), At("4 5 6", -2)]
    public static double Local(double[] a, double x)
    {
        int k = 1;
        ref double One() => ref a[k];
        ref double Other() { if (k > 1) return ref a[0]; return ref One(); }
        One() *= x;
        k = 2;
        One() = Other() * x;
        Other() += a[1];
        return a[0] * a[1] * a[2];
    }

    [Differentiable]
    [At("1 2 3", 0.7), At("4 5 6", -2)]
    public static double Generic(double[] a, double x) { Any(a, 0) *= x; Any<double>(a, 1) = Any(a, 0) * x; return a[0] * a[1] * a[2]; }

    public struct Body
    {
        public double Mass, Speed;

        public double Sum { readonly get => Mass + Speed; set { Mass = value; Speed = value * value; } }

        public readonly double Energy() => Mass * Speed * Speed;

        public void Push(double force) => Speed += force / Mass;
    }

    private static ref Body Of(Body[] all, int i) => ref all[i];

    private static ref readonly Body ShownOf(Body[] all, int i) => ref all[i];

    private static ref Body Heaviest(Body[] all) { for (int i = 1; i < all.Length; i++) if (all[i].Mass > 2) return ref all[i]; return ref all[0]; }

    [Differentiable]
    [At("1 2 3", 0.7), At("4 5 6", -2)]
    public static double OfStructs(double[] a, double x)
    {
        var all = new Body[2];
        Of(all, 0).Mass = a[0];
        Of(all, 1).Mass = a[1] * x + 1.5;
        Of(all, 0).Speed += x;
        Of(all, 1).Push(a[2]);
        ref Body one = ref Heaviest(all);
        one.Speed *= 2;
        Heaviest(all).Push(x);
        Of(all, 0).Sum *= x;
        ShownOf(all, 1).Push(100);
        all[1] = Of(all, 0).Energy() > 3 ? ShownOf(all, 0) : all[1];
        return Of(all, 0).Energy() + ShownOf(all, 1).Energy() * one.Speed;
    }
}
