namespace Backprop.Benchmarks.HandWritten;

/// <summary>
/// An element reads only its left neighbour, whose four stages are carried in locals: a step is one loop, forward and back. The state
/// before each step is recorded, its stages are computed again.
/// </summary>
public static class OdeByHand
{
    private const double End = 2;

    [ThreadStatic]
    private static Workspace? s_workspace;

    /// <summary>Overwrites <paramref name="dX"/> (n numbers) with the gradient.</summary>
    public static void ObjectiveGradient(double[] x, int steps, Span<double> dX)
    {
        var n = x.Length;
        var h = End / steps;
        var workspace = s_workspace ??= new();
        workspace.Begin((steps + 5) * n);
        var path = workspace.Take(steps * n);
        var stages = workspace.Take(4 * n);
        var dY = workspace.Take(n);
        dX.Clear();
        dY.Clear();
        if (steps <= 0)
            return;

        path[..n].Clear();
        for (var step = 1; step < steps; step++)
            Forward(x, h, path.Slice((step - 1) * n, n), path.Slice(step * n, n));

        dY[^1] = 1;
        for (var step = steps - 1; step >= 0; step--)
        {
            Stages(x, h, path.Slice(step * n, n), stages[..n], stages.Slice(n, n), stages.Slice(2 * n, n), stages.Slice(3 * n, n));
            Backward(x, h, stages[..n], stages.Slice(n, n), stages.Slice(2 * n, n), stages.Slice(3 * n, n), dY, dX);
        }
    }

    private static void Forward(ReadOnlySpan<double> x, double h, ReadOnlySpan<double> y, Span<double> next)
    {
        var (half, sixth) = (h / 2, h / 6);
        double left1 = 1, left2 = 1, left3 = 1, left4 = 1;
        for (var i = 0; i < x.Length && i < y.Length && i < next.Length; i++)
        {
            var (k1, k2, k3, k4) = (x[i] * left1, x[i] * left2, x[i] * left3, x[i] * left4);
            var here = y[i];
            next[i] = here + sixth * (k1 + 2 * (k2 + k3) + k4);
            (left1, left2, left3, left4) = (here, here + half * k1, here + half * k2, here + h * k3);
        }
    }

    /// <summary>What each element reads of its left neighbour in the four stages.</summary>
    private static void Stages(
        ReadOnlySpan<double> x, double h, ReadOnlySpan<double> y, Span<double> first, Span<double> second, Span<double> third, Span<double> fourth)
    {
        var half = h / 2;
        double left1 = 1, left2 = 1, left3 = 1, left4 = 1;
        for (var i = 0; i < x.Length && i < y.Length && i < first.Length && i < second.Length && i < third.Length && i < fourth.Length; i++)
        {
            first[i] = left1;
            second[i] = left2;
            third[i] = left3;
            fourth[i] = left4;
            var here = y[i];
            (left2, left3, left4) = (here + half * x[i] * left1, here + half * x[i] * left2, here + h * x[i] * left3);
            left1 = here;
        }
    }

    private static void Backward(
        ReadOnlySpan<double> x, double h, ReadOnlySpan<double> first, ReadOnlySpan<double> second, ReadOnlySpan<double> third,
        ReadOnlySpan<double> fourth, Span<double> dY, Span<double> dX)
    {
        var (half, sixth) = (h / 2, h / 6);
        double d1 = 0, d2 = 0, d3 = 0, d4 = 0;
        for (var i = x.Length - 1; i >= 0; i--)
        {
            var dHere = dY[i];
            var dK4 = sixth * dHere;
            var dK3 = 2 * dK4 + h * d4;
            var dK2 = 2 * dK4 + half * d3;
            var dK1 = dK4 + half * d2;
            dY[i] = dHere + d1 + d2 + (d3 + d4);
            dX[i] += dK1 * first[i] + dK2 * second[i] + (dK3 * third[i] + dK4 * fourth[i]);
            (d1, d2, d3, d4) = (x[i] * dK1, x[i] * dK2, x[i] * dK3, x[i] * dK4);
        }
    }
}
