using System;
using Backprop;

/// <summary>Methods that return before their loop: what is left of them is reversed as if they did not.</summary>
public static partial class ArrayEarlyReturns
{
    [Differentiable]
    [At("1 2 -0.5 0.3", 1.5), At("1", 0.5), At("", 2.0)]
    public static double Mean(double[] a, double scale)
    {
        if (a.Length == 0) return scale;
        var s = 0.0;
        foreach (var v in a)
        {
            var t = Math.Sin(v * scale);
            s += t * Math.Exp(t);
        }
        return s / a.Length;
    }

    [Differentiable]
    [At("1 2 -0.5 0.3", 3), At("1 2 -0.5", 0), At("1 2", 1)]
    public static double OneBehindTheOther(double[] a, int n)
    {
        if (n == 0) return a[0] * a[1];
        if (a.Length == 0) throw new ArgumentException("a");
        if (n == 1)
        {
            var p = 1.0;
            for (var i = 0; i < a.Length; i++) p *= a[i];
            return p;
        }
        var x = a[0];
        for (var i = 0; i < n; i++) x = Math.Sin(x) + a[i];
        return x * x;
    }

    /// <summary>What comes before the branches is read by them, and reversed behind them.</summary>
    [Differentiable]
    [At("1 2 -0.5 0.3", 0.7), At("1 2", -0.7)]
    public static double Before(double[] a, double x)
    {
        var y = Math.Exp(x) * a[0];
        var z = Math.Cos(y);
        double s;
        if (x > 0)
        {
            s = z;
            for (var i = 0; i < a.Length; i++) s += a[i] * a[i] * y;
        }
        else
        {
            s = y;
            for (var i = 0; i < a.Length; i++) s = Math.Sin(s) * a[i];
        }
        return 2 * s + 1;
    }

    /// <summary>The adjoint of the branches is known only behind them.</summary>
    [Differentiable]
    [At("1 2 -0.5 0.3", 2), At("1 2", 0)]
    public static double Behind(double[] a, int n)
    {
        var s = 0.0;
        if (n > 0)
            for (var i = 0; i < n; i++) s += a[i] * a[i];
        else s = a[0];
        return Math.Sqrt(s);
    }

    /// <summary>An array from before the branches is written in them, and another one is read that is not.</summary>
    [Differentiable]
    [At("1 2 -0.5 0.3", 1), At("1 2 0.5", 0), At("1 2 0.5", 2)]
    public static double Scratch(double[] a, int kind)
    {
        var squares = new double[a.Length];
        for (var i = 0; i < a.Length; i++) squares[i] = a[i] * a[i];
        if (kind == 0) return squares[0] * squares[1];
        var s = 0.0;
        for (var i = 1; i < a.Length; i++)
        {
            squares[i] = Math.Sin(squares[i - 1]) + squares[i] * kind;
            s += squares[i] * a[i];
        }
        return s;
    }

    [Differentiable]
    [At("1 2; 0.5 0.3", 1), At("1 2; 3 4; 5", 0), At("1", 2)]
    public static double Rows(double[][] rows, int kind)
    {
        if (rows.Length == 1) return kind * rows[0][0];
        var s = 0.0;
        foreach (var row in rows)
        {
            var first = row[0];
            for (var j = 0; j < row.Length; j++) s += row[j] * first * Math.Exp(-row[j]);
        }
        return kind == 0 ? s : 2 * s;
    }

    /// <summary>The caller sees what a path writes.</summary>
    [Differentiable]
    [At("1 2 -0.5 0.3", "1 1 1 1"), At("-1 2", "1 2"), At("", "")]
    public static double Written(double[] a, double[] result)
    {
        if (a.Length == 0) return 0;
        if (a[0] < 0)
        {
            for (var i = 0; i < a.Length; i++) result[i] = a[i] * a[i] * result[i];
            return result[0];
        }
        var s = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            result[i] *= Math.Exp(a[i]);
            s += result[i];
        }
        return s;
    }

    /// <summary>Two loops on one path: the second's reverse runs before the first's.</summary>
    [Differentiable]
    [At("1 2 -0.5 0.3", 0.2), At("", 0.2)]
    public static double Normalised(double[] a, double x)
    {
        if (a.Length < 2) return x * x;
        var total = 0.0;
        for (var i = 0; i < a.Length; i++) total += Math.Exp(a[i] * x);
        var s = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            var p = Math.Exp(a[i] * x) / total;
            s -= p * Math.Log(p);
        }
        return s;
    }
}
