using System;
using System.Collections.Generic;
using System.Linq;
using Backprop;

/// <summary>Passengers in loops: collections to walk, integers as factors, and the order in which all is evaluated.</summary>
public static partial class PassengerLoops
{
    private static readonly double[] weights = { 0.4, -0.3, 0.2 };

    [Differentiable]
    [At(1.3, ""), At(1.3, "a"), At(1.3, "ab"), At(1.3, "cab"), At(1.3, "abacabb")]
    public static double Text(double x, string word) { double s = x; foreach (char c in word) s = c == 'a' ? s * x * 0.6 : Math.Sin(s) + (c - 'a') * 0.1; return s; }

    [Differentiable]
    [At(1.3, new int[0]), At(1.3, new[] { 2 }), At(1.3, new[] { 1, -2 }), At(1.3, new[] { 3, 0, 1 }), At(1.3, new[] { 1, 2, 3, -3, -2, -1, 0 })]
    public static double Integers(double x, int[] ks) { double s = x; foreach (var k in ks) s = Math.Sin(s * k) + x * 0.3; return s; }

    [Differentiable]
    [At(1.3, Allocates = true), At(-0.4, Allocates = true)]
    public static double Listed(double x) { double s = x; foreach (int k in new[] { 2, -1, 3 }) s = Math.Sin(s * k) + x; return s; }

    [Differentiable]
    [At(1.3, 0, Allocates = true), At(1.3, 1, Allocates = true), At(1.3, 2, Allocates = true), At(1.3, 3, Allocates = true), At(1.3, 7, Allocates = true)]
    public static double SeenAsTheyCome(double x, int n)
    {
        double s = x;
        foreach (int k in Enumerable.Range(Witness.Sees(1), n))
        {
            if (Witness.Sees(k) == 2) continue;
            foreach (char c in "ab") s = Math.Sin(s) + (c - 'a') * k * 0.1 * x;
            if (k > 4) break;
        }
        return s;
    }

    [Differentiable]
    [At(1.3, 0, Allocates = true), At(1.3, 1, Allocates = true), At(1.3, 2, Allocates = true), At(1.3, 3, Allocates = true), At(1.3, 7, Allocates = true)]
    public static double List(double x, int n)
    {
        var list = new List<int>();
        for (int i = 0; i < n; i++) list.Add(i * i % 5);
        double s = x;
        foreach (var k in list) s = s * x * 0.4 + k * 0.1 + Math.Sin(s);
        return s * list.Count;
    }

    [Differentiable]
    [At(1.3, new double[0]), At(1.3, new[] { 0.2 }), At(1.3, new[] { 0.1, -0.2 }), At(1.3, new[] { 0.3, 0.7, 1.0 })]
    public static double Reals(double x, [NoDerivative] double[] ws) { double s = 0; foreach (double w in ws) s = s * x + w; return s * s; }

    [Differentiable]
    [At(1.3, new double[0]), At(1.3, new[] { 0.2 }), At(1.3, new[] { 0.1, -0.2 }), At(1.3, new[] { 0.3, 0.7, 1.0 })]
    public static double Indexed(double x, [NoDerivative] double[] ws) { double s = 1; for (int i = 0; i < ws.Length; i++) s = Math.Sin(s + ws[i]) * x; return s; }

    [Differentiable]
    [At(1.3), At(-0.4)]
    public static double Horner(double x) { double p = 0; for (int i = weights.Length - 1; i >= 0; i--) p = p * x + weights[i]; return p; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double IntegerFactors(double x, int n) { double s = x; int k = 1; for (int i = 0; i < n; i++) { s = Math.Sin(s * k) + x; k = -k * 2 % 7; } return s * k; }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double PassiveRealsCarried(double x, int n) { double s = x, w = 1; for (int i = 0; i < n; i++) { w = w * 0.5 + i; s = Math.Sin(s * w) + x; } return s * w; }

    [Differentiable]
    [At(1.3, 0, Allocates = true), At(1.3, 1, Allocates = true), At(1.3, 2, Allocates = true), At(1.3, 3, Allocates = true), At(1.3, 7, Allocates = true)]
    public static double SeenInAHeader(double x, int n) { double s = x; for (int i = Witness.Sees(0); Witness.Sees(i) < Witness.Sees(n); i += Witness.Sees(1)) s = Math.Sin(s) * x; return s; }

    [Differentiable]
    [At(1.3, 0, Allocates = true), At(1.3, 1, Allocates = true), At(1.3, 2, Allocates = true), At(1.3, 3, Allocates = true), At(1.3, 7, Allocates = true)]
    public static double SeenInABody(double x, int n)
    {
        double s = x;
        while (Witness.Sees(n) > 0)
        {
            Witness.Sees(-n);
            s = Witness.Sees(0.5) * s * x + Witness.Sees(n--) * 0.1;
            if (Witness.Sees(n) == 3) continue;
            s = Math.Sin(s) * Witness.Sees(1.5);
        }
        return s * Witness.Sees(9);
    }

    [Differentiable]
    [At(1.3, 0, Allocates = true), At(1.3, 1, Allocates = true), At(1.3, 2, Allocates = true), At(1.3, 3, Allocates = true), At(1.3, 7, Allocates = true)]
    public static double SeenWhereItLeaves(double x, int n)
    {
        double s = x;
        for (int i = 0; ; i += Witness.Sees(1))
        {
            if (Witness.Sees(i) == n) return s * Witness.Sees(7.5);
            s = Math.Sin(s) + x * 0.2;
            if (Witness.Sees(s > 50)) break;
        }
        return Witness.Sees(1) * x;
    }

    [Differentiable]
    [At(1.3, 0, Allocates = true), At(1.3, 1, Allocates = true), At(1.3, 2, Allocates = true), At(1.3, 3, Allocates = true), At(1.3, 7, Allocates = true)]
    public static double SeenThoughUnused(double x, int n) { double s = x; for (int i = 0; i < n; i++) { var unused = Witness.Sees(i) * x; s *= 0.9; } return s * x; }

    [Differentiable]
    [At(1.3, "b", Allocates = true), At(1.3, "abc", Allocates = true)]
    public static double TextGrows(double x, string word) { double s = x; while (word.Length < 5) { word += "-"; s = s * x * 0.5 + word.Length * 0.1; } return s * word.IndexOf('-'); }
}
