using System.Numerics;

namespace Backprop;

/// <summary>Softmax and log-sum-exp with pullbacks and tangents. Exponentials are taken and summed in double precision.</summary>
internal static class Exponentials<T>
    where T : struct, IFloatingPointIeee754<T>
{
    public static void Softmax(ReadOnlySpan<T> x, Span<T> y)
    {
        Shapes.Length<T>(y, x.Length);
        Shapes.Apart(y, x);
        double max = Max(x), sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double exp = Math.Exp(double.CreateTruncating(x[i]) - max);
            y[i] = T.CreateTruncating(exp);
            sum += exp;
        }
        var total = T.CreateTruncating(sum);
        for (int i = 0; i < y.Length; i++) y[i] /= total;
    }

    public static void SoftmaxPullback(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> seed, Span<T> dX)
    {
        Shapes.Length(y, x.Length);
        Shapes.Length(seed, x.Length);
        Shapes.Length<T>(dX, x.Length);
        Shapes.Apart(dX, x, y, seed);
        var mean = Sums<T>.Dot(y, seed);
        for (int i = 0; i < dX.Length; i++) dX[i] += y[i] * (seed[i] - mean);
    }

    public static void SoftmaxTangent(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> tX, Span<T> tY)
    {
        Shapes.Length(y, x.Length);
        Shapes.Length(tX, x.Length);
        Shapes.Length<T>(tY, x.Length);
        Shapes.Apart(tY, x, y, tX);
        var mean = Sums<T>.Dot(y, tX);
        for (int i = 0; i < tY.Length; i++) tY[i] = y[i] * (tX[i] - mean);
    }

    /// <summary>tDX += tY·(seed − m) + y·(tSeed − tM), where m = Σ y·seed.</summary>
    public static void SoftmaxPullbackTangent(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> seed, ReadOnlySpan<T> tY, ReadOnlySpan<T> tSeed, Span<T> tDX)
    {
        Shapes.Length(y, x.Length);
        Shapes.Length(seed, x.Length);
        Shapes.LengthOrNone(tY, x.Length);
        Shapes.LengthOrNone(tSeed, x.Length);
        Shapes.Length<T>(tDX, x.Length);
        Shapes.Apart(tDX, y, seed, tY);
        Shapes.Apart(tDX, tSeed);
        if (!tSeed.IsEmpty) SoftmaxPullback(x, y, tSeed, tDX);
        if (tY.IsEmpty) return;
        T mean = Sums<T>.Dot(y, seed), meanTangent = Sums<T>.Dot(tY, seed);
        for (int i = 0; i < tDX.Length; i++) tDX[i] += tY[i] * (seed[i] - mean) - y[i] * meanTangent;
    }

    public static T LogSumExp(ReadOnlySpan<T> x)
    {
        double max = Max(x), sum = 0;
        if (double.IsInfinity(max)) return Infinite(x, max);
        for (int i = 0; i < x.Length; i++) sum += Math.Exp(double.CreateTruncating(x[i]) - max);
        return T.CreateTruncating(max + Math.Log(sum));
    }

    public static void LogSumExpPullback(ReadOnlySpan<T> x, T result, T seed, Span<T> dX)
    {
        Shapes.Length<T>(dX, x.Length);
        Shapes.Apart(dX, x);
        if (seed == T.Zero) return;
        for (int i = 0; i < x.Length; i++) dX[i] += seed * Weight(x[i], result);
    }

    /// <summary>tDX += w·(tSeed + seed·(tX − tResult)), where w = exp(x − result).</summary>
    public static void LogSumExpPullbackTangent(ReadOnlySpan<T> x, T result, T seed, ReadOnlySpan<T> tX, T tResult, T tSeed, Span<T> tDX)
    {
        Shapes.LengthOrNone(tX, x.Length);
        Shapes.Length<T>(tDX, x.Length);
        Shapes.Apart(tDX, x);
        Shapes.Apart(tDX, tX);
        if (seed == T.Zero && tSeed == T.Zero) return;
        for (int i = 0; i < x.Length; i++)
            tDX[i] += Weight(x[i], result) * (tSeed + seed * ((tX.IsEmpty ? T.Zero : tX[i]) - tResult));
    }

    public static T LogSumExpTangent(ReadOnlySpan<T> x, T result, ReadOnlySpan<T> tX)
    {
        Shapes.Length(tX, x.Length);
        double tangent = 0;
        for (int i = 0; i < x.Length; i++)
            if (tX[i] != T.Zero) tangent += double.CreateTruncating(Weight(x[i], result) * tX[i]);
        return T.CreateTruncating(tangent);
    }

    /// <summary>The partial derivative by one of the arguments: its softmax.</summary>
    private static T Weight(T x, T result) => T.CreateTruncating(Math.Exp(double.CreateTruncating(x) - double.CreateTruncating(result)));

    /// <summary>The largest that is a number, −∞ if there is none: what is subtracted shall not overflow.</summary>
    private static double Max(ReadOnlySpan<T> x)
    {
        var max = T.NegativeInfinity;
        foreach (var value in x)
            if (value > max) max = value;
        return double.CreateTruncating(max);
    }

    /// <summary>The largest is infinite, so is the result; unless there is no result.</summary>
    private static T Infinite(ReadOnlySpan<T> x, double max)
    {
        foreach (var value in x)
            if (T.IsNaN(value)) return value;
        return T.CreateTruncating(max);
    }
}
