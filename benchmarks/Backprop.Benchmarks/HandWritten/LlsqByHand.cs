namespace Backprop.Benchmarks.HandWritten;

/// <summary>
/// The points are independent: each is evaluated and reversed in one trip. Its powers wait in between, as each of them waits for the
/// one before.
/// </summary>
public static class LlsqByHand
{
    [ThreadStatic]
    private static Workspace? s_workspace;

    /// <summary>Overwrites <paramref name="dX"/> (m numbers) with the gradient.</summary>
    public static void ObjectiveGradient(double[] x, int n, Span<double> dX)
    {
        var workspace = s_workspace ??= new();
        workspace.Begin(x.Length);
        var powers = workspace.Take(x.Length);
        dX.Clear();
        for (var i = 0; i < n; i++)
        {
            var t = -1 + i * 2.0 / (n - 1);
            double residual = Math.Sign(t);
            var power = 1.0;
            for (var j = 0; j < x.Length && j < powers.Length; j++)
            {
                powers[j] = power;
                residual -= x[j] * power;
                power *= t;
            }

            for (var j = 0; j < dX.Length && j < powers.Length; j++)
                dX[j] -= residual * powers[j];
        }
    }
}
