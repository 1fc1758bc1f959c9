namespace Backprop.Benchmarks.HandWritten;

/// <summary>
/// The adjoint of the program as it is written, helper by helper: what each stage starts from is written where it stays, so that nothing is copied
/// to be recorded.
/// </summary>
public static class OdeStepByStep
{
    private const double End = 2;
    private const int Stages = 4;

    [ThreadStatic]
    private static Workspace? s_workspace;

    /// <summary>Overwrites <paramref name="dX"/> (n numbers) with the gradient.</summary>
    public static void ObjectiveGradient(double[] x, int steps, Span<double> dX)
    {
        var n = x.Length;
        var h = End / steps;
        var workspace = s_workspace ??= new();
        workspace.Begin((Stages * steps + 11) * n);
        var path = workspace.Take((Stages * steps + 1) * n);
        Span<double> k1 = workspace.Take(n), k2 = workspace.Take(n), k3 = workspace.Take(n), k4 = workspace.Take(n);
        path[..n].Clear();
        for (var step = 0; step < steps; step++)
        {
            var starts = path[(Stages * step * n)..];
            Span<double> y = starts[..n], half1 = starts.Slice(n, n), half2 = starts.Slice(2 * n, n), full = starts.Slice(3 * n, n), next = starts.Slice(4 * n, n);
            Slope(x, y, k1);
            Along(y, k1, h / 2, half1);
            Slope(x, half1, k2);
            Along(y, k2, h / 2, half2);
            Slope(x, half2, k3);
            Along(y, k3, h, full);
            Slope(x, full, k4);
            for (var i = 0; i < y.Length && i < k1.Length && i < k2.Length && i < k3.Length && i < k4.Length && i < next.Length; i++)
                next[i] = y[i] + h * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]) / 6;
        }

        Span<double> dY = workspace.Take(n), dBetween = workspace.Take(n);
        Span<double> dK1 = workspace.Take(n), dK2 = workspace.Take(n), dK3 = workspace.Take(n), dK4 = workspace.Take(n);
        dX.Clear();
        dBetween.Clear();
        dY.Clear();
        dY[^1] = 1;
        for (var step = steps - 1; step >= 0; step--)
        {
            var starts = path[(Stages * step * n)..];
            for (var i = 0; i < dY.Length && i < dK1.Length && i < dK2.Length && i < dK3.Length && i < dK4.Length; i++)
            {
                var dSum = h * dY[i] / 6;
                dK4[i] = dSum;
                dK3[i] = 2 * dSum;
                dK2[i] = 2 * dSum;
                dK1[i] = dSum;
            }

            SlopeBackward(x, starts.Slice(3 * n, n), dK4, dBetween, dX);
            AlongBackward(dBetween, h, dY, dK3);
            SlopeBackward(x, starts.Slice(2 * n, n), dK3, dBetween, dX);
            AlongBackward(dBetween, h / 2, dY, dK2);
            SlopeBackward(x, starts.Slice(n, n), dK2, dBetween, dX);
            AlongBackward(dBetween, h / 2, dY, dK1);
            SlopeBackward(x, starts[..n], dK1, dY, dX);
        }
    }

    private static void Slope(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> slope)
    {
        y = y[..x.Length];
        slope = slope[..x.Length];
        slope[0] = x[0];
        for (var i = 1; i < x.Length; i++)
            slope[i] = x[i] * y[i - 1];
    }

    private static void Along(ReadOnlySpan<double> y, ReadOnlySpan<double> slope, double h, Span<double> to)
    {
        for (var i = 0; i < to.Length && i < y.Length && i < slope.Length; i++)
            to[i] = y[i] + h * slope[i];
    }

    private static void SlopeBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> dSlope, Span<double> dY, Span<double> dX)
    {
        y = y[..x.Length];
        dSlope = dSlope[..x.Length];
        dY = dY[..x.Length];
        dX = dX[..x.Length];
        for (var i = 1; i < x.Length; i++)
        {
            dY[i - 1] += x[i] * dSlope[i];
            dX[i] += y[i - 1] * dSlope[i];
        }

        dX[0] += dSlope[0];
    }

    private static void AlongBackward(Span<double> dTo, double h, Span<double> dY, Span<double> dSlope)
    {
        for (var i = 0; i < dTo.Length && i < dY.Length && i < dSlope.Length; i++)
        {
            dSlope[i] += h * dTo[i];
            dY[i] += dTo[i];
            dTo[i] = 0;
        }
    }
}
