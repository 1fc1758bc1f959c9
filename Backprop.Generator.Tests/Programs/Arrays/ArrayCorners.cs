using System;
using Backprop;

/// <summary>What a reviewer found, one method a kind.</summary>
public static partial class ArrayCorners
{
    [Differentiable]
    [At("1 2 3", 0.7)]
    public static double[] TheParameterItself(double[] a, double x) => a;

    [Differentiable]
    [At("1 2 3", 0.7), At("4 5", -2)]
    public static double[] AliasOfTheParameter(double[] a, double x) { var b = a; return b; }

    [Differentiable]
    [At("1 2 3 4 5")]
    public static double SliceOfMemory(Memory<double> a) { var m = a.Slice(1, 3); double s = 0; for (int i = 0; i < m.Length; i++) s += m.Span[i] * m.Span[i]; return s; }

    [Differentiable]
    [At("1 2 3", 0.7)]
    public static double OverNewElements(double[] a, double x) { double s = 0; foreach (double v in new[] { a[0], a[1] * a[2], x }) s += v * v; return s; }

    [Differentiable]
    [At("1 2 3", 0.7), At("4 5", -2)]
    public static double AskedThroughARef(double[] a, double x) { foreach (ref double v in a.AsSpan()) { v *= x; if (v > 2) break; } return a[0] * a[1]; }

    [Differentiable]
    [At("1 -2 3", 0.7)]
    public static double SignsThroughARef(double[] a, double x) { foreach (ref double t in a.AsSpan()) t = t > 0 ? -t * t * x : 2 * t; return a[0] * a[1] + a[2]; }

    [Differentiable]
    [At("1 2 3", 1, 0.7), At("1 2 3", -1, 0.7)]
    public static double NullOnOnePath(double[] a, int c, double x) { double[] t = null; if (c > 0) t = new double[2]; if (t != null) { t[0] = a[0] * a[1]; x *= t[0]; } return x * a[2]; }

    [Differentiable]
    [At("1 2 3", 0.7)]
    public static double NullAtFirst(double[] a, double x) { double s = 0; for (int i = 0; i < a.Length; i++) { double[] t = null; if (i > 0) t = a; if (t != null) s += t[i] * t[i] * x; } return s; }

    [Differentiable]
    [At("1 1.5 3", 0.7), At("1 3 0", 0.7)]
    public static double[] EitherNewOrGiven(double[] a, double x) { for (int i = 0; i < a.Length; i++) { if (a[i] > 2) return new[] { a[i] * x, x }; a[i] *= x; } return a; }

    [Differentiable]
    [At("1 2 3", 0.7)]
    public static double IndicesChange(double[] a, double x)
    {
        var order = new[] { 0, 1, 2 };
        double s = 0;
        for (int i = 0; i < 3; i++)
        {
            s = s * x + a[order[i]] * a[order[i]];
            order[(i + 1) % 3] = 2 - i;
        }
        return s;
    }

    [Differentiable]
    [At("1 2 3", 2, 0.7)]
    public static double SumOfRows(double[] a, int n, double x)
    {
        double s = 0;
        var t = new double[3];
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < t.Length; i++) t[i] = a[i] * (x + k);
            double m = t[0];
            for (int i = 1; i < t.Length; i++) m += t[i] * t[i - 1];
            s += m * m;
        }
        return s;
    }

    [Differentiable]
    [At("1 2 3", 3, 0.7)]
    public static double NotQuiteCovered(double[] a, int n, double x)
    {
        double s = 0;
        var t = new double[3];
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < 2; i++) t[i] += a[i] * (x + k);
            t[2] = t[0] * x + t[1];
            for (int i = 0; i < t.Length; i++) s += t[i] * t[i];
        }
        return s;
    }

    [Differentiable]
    [At("1 2 3 4 5 6", 2, 0.7)]
    public static double OverlappingSections(double[] a, int n, double x)
    {
        for (int k = 0; k < n; k++)
        {
            var row = a.AsSpan(k * 2, 3);
            for (int i = 0; i < row.Length; i++) row[i] *= row[0] * x;
        }
        double s = 0;
        foreach (double v in a) s += v * v;
        return s;
    }

    [Differentiable]
    [At("1 2 3", 0.7)]
    public static double Parenthesised(double[] a, double x) { double[] t = [(a[0] + 1), x]; Span<double> s = stackalloc double[] { (a[1]), x }; return t[0] * t[1] * s[0] * s[1]; }

    [Differentiable]
    [At("1 2 3 4", 0.7)]
    public static double NamedArguments(double[] a, double x)
    {
        var b = new double[3];
        Array.Copy(destinationArray: b, sourceArray: a, length: 3);
        var s = a.AsSpan(length: 2, start: 1);
        return b[0] * b[2] + s[0] * s[1] * x;
    }

    [Differentiable]
    [At("1 0.5 0.3; 0.4 2 0.7; 0.2 0.9 3", 0.7)]
    public static double RowsAskedThenWritten(double[][] m, double x) { double s = x; for (int i = 0; i < 3; i++) { if (m[i][0] > 0.3) s *= m[i][1]; m[i][0] = 0; } return s; }

    [Differentiable]
    [At("1 0.5 0.3; 0.4 2 0.7; 0.2 0.9 3", 0.7)]
    public static double IndexFromARowThatIsWritten(double[][] m, double x) { double s = x; for (int i = 0; i < 3; i++) { int k = m[i][0] > 0.3 ? 1 : 2; s *= m[i][k]; m[i][0] = 0; } return s; }

    [Differentiable]
    [At(0.7)]
    public static double SecondName(double x) { var w = new double[] { 1 }; var all = new System.Collections.Generic.List<double[]> { w }; double r = x * w[0]; all[0][0] = 3; return r + x * x * w[0]; }

    [Differentiable]
    [At(0.7)]
    public static double KeptElsewhere(double x) { var w = new double[] { 2 }; var q = w ?? new double[1]; double s = x; for (int i = 0; i < 2; i++) { s *= w[0] * x; q[0] += 1; } return s; }
}
