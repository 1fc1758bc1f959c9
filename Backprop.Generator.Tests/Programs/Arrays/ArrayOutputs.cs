using System;
using Backprop;

/// <summary>Arrays of which a method touches only elements that it names by number: outputs, mostly.</summary>
public static partial class ArrayOutputs
{
    [Differentiable]
    [At("1.5 -0.5", 0.7, "1 2"), At("0.3 0.2", 1.1, "5 6 7 8")]
    public static void Residuals(double[] a, double x, Span<double> y) { y[0] = a[0] * x - a[1]; y[1] = Math.Sin(a[1] * x) * a[0]; }

    [Differentiable]
    [At(0.7, "1 2"), At(1.1, "5 6 7")]
    public static double WithAValue(double x, double[] y) { y[1] = x * x; y[0] = Math.Exp(x) * y[1]; return y[0] * x; }

    [Differentiable]
    [At(0.7, "1 2"), At(1.1, "5 6 7")]
    public static void ReadBefore(double x, double[] y) { double before = y[1] * y[1]; y[1] = x * before; y[0] *= x; y[0] += y[1] * before; }

    [Differentiable]
    [At(0.7, "1 2"), At(1.1, "5")]
    public static void WrittenAgain(double x, double[] y) { y[0] = x * x; y[0] = Math.Sin(y[0]) * y[0]; y[0] = y[0] * x + 1; }

    [Differentiable]
    [At(0.7, "1 2"), At(-1.1, "5 6 7")]
    public static void OnOnePath(double x, double[] y) { if (x > 0) y[0] = x * x; y[1] = y[0] * x; if (x < 0) y[0] = y[1] * y[1]; }

    [Differentiable]
    [At(0.7, "1 2 3"), At(-1.1, "5")]
    public static void PerhapsNotThere(double x, double[] y) { y[0] = x * x; if (x > 0) y[1] = y[0] * x; }

    [Differentiable]
    [At(0.7, "1 2 3"), At(-1.1, "5 6 7 8")]
    public static void WithAGap(double x, double[] y) { y[0] = x * x; y[2] = y[0] * x; }

    [Differentiable]
    [At(0.7, "1 2 3"), At(-1.1, "5 6")]
    public static double EarlyOut(double x, double[] y) { y[0] = x * x; if (x < 0) return x * y[1]; y[1] = y[0] * y[1]; return y[1] * y[1]; }

    [Differentiable]
    [At(0.7, "1 2 3"), At(-1.1, "5 6")]
    public static void UnderAnotherName(double x, double[] y) { double[] z = y; y[0] = x * x; z[0] *= x; y[1] = z[0]; }

    [Differentiable]
    [At(0.7, "1 2 3", 2), At(-1.1, "5 6", 0)]
    public static void InALoop(double x, double[] y, int n) { for (int i = 0; i < n; i++) y[0] = y[0] * x + y[1]; y[1] = y[0] * x; }

    [Differentiable]
    [At(0.7, "1 2 3", 2), At(-1.1, "5 6", 0)]
    public static void AroundALoop(double x, double[] y, int n) { double s = y[0]; for (int i = 0; i < n; i++) s = Math.Sin(s) * x; y[1] = s * y[0]; y[0] = s; }

    [Differentiable]
    [At(0.7, "1 2 3"), At(-1.1, "5 6")]
    public static double[] Returned(double x, double[] y) { y[0] = x * x; y[1] = x * y[0]; return y; }

    [Differentiable]
    [At(0.7, "1 2 3"), At(-1.1, "5 6")]
    public static void OfConstants(double x, double[] y) { y[0] = 3; y[1] = x; }

    [Differentiable]
    [At(0.7, "1 2 3"), At(-1.1, "5 6")]
    public static void LengthsCount(double x, double[] y) { y[0] = x * y.Length; y[1] = y[0] * x; }

    [Differentiable]
    [At("0.7", "1 2 3"), At("-1.1", "5 6")]
    public static void OfMemory(ReadOnlyMemory<double> a, Memory<double> y) { y.Span[0] = a.Span[0] * a.Span[0]; y.Span[1] *= a.Span[0]; }

    [Differentiable]
    [At("1.5 -0.5", "3 1 2"), At("0.3 0.2", "5 6 7")]
    public static void Two(double[] y, double[] z) { y[0] *= z[0]; z[1] = y[0] * y[1]; z[0] = z[1]; y[1] -= z[0]; }

    [Differentiable]
    [At(0.7f, "1 2 3"), At(-1.1f, "5 6")]
    public static void Single(float x, float[] y) { y[0] = x * x; y[1] = MathF.Sin(x) * y[0]; }

    [Differentiable]
    [At(0.7, "1 2 3"), At(-1.1, "5 6")]
    public static double InTry(double x, double[] y) { try { y[0] = x * x; y[1] = y[0] * y[1]; } finally { y[0] *= 2; } return y[0] * y[1]; }
}
