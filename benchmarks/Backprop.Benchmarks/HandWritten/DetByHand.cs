namespace Backprop.Benchmarks.HandWritten;

/// <summary>
/// The expansion gives the cofactors on its way up, so nothing is recorded: a minor's cofactors, times what the minor is multiplied with,
/// belong to the matrix around it. The scratch is a minor and its cofactors for each size.
/// </summary>
public static class DetByHand
{
    [ThreadStatic]
    private static Workspace? s_workspace;

    /// <summary>Overwrites <paramref name="dA"/> (size × size numbers) with the gradient.</summary>
    public static void ObjectiveGradient(double[] a, int size, Span<double> dA)
    {
        var scratch = 0;
        for (var rest = 1; rest < size; rest++)
            scratch += 2 * rest * rest;
        var workspace = s_workspace ??= new();
        workspace.Begin(scratch);
        Expand(a, size, workspace.Take(scratch), dA);
    }

    /// <summary>The determinant; <paramref name="cofactors"/> is overwritten.</summary>
    private static double Expand(ReadOnlySpan<double> a, int size, Span<double> scratch, Span<double> cofactors)
    {
        if (size == 1)
        {
            cofactors[0] = 1;
            return a[0];
        }

        var rest = size - 1;
        var minor = scratch[..(rest * rest)];
        var ofMinor = scratch.Slice(minor.Length, minor.Length);
        scratch = scratch[(2 * minor.Length)..];
        cofactors.Clear();
        var sum = 0.0;
        var sign = 1.0;
        for (var j = 0; j < size; j++)
        {
            Without(a[size..], size, j, minor);
            var determinant = Expand(minor, rest, scratch, ofMinor);
            var factor = sign * a[j];
            sum += factor * determinant;
            cofactors[j] = sign * determinant;
            AddWithout(cofactors[size..], size, j, factor, ofMinor);
            sign = -sign;
        }

        return sum;
    }

    private static void Without(ReadOnlySpan<double> rows, int size, int column, Span<double> minor)
    {
        var from = 0;
        for (var to = 0; to < minor.Length;)
        {
            for (var end = to + column; to < end; to++)
                minor[to] = rows[from++];
            from++;
            for (var end = to + size - 1 - column; to < end; to++)
                minor[to] = rows[from++];
        }
    }

    private static void AddWithout(Span<double> rows, int size, int column, double factor, ReadOnlySpan<double> minor)
    {
        var to = 0;
        for (var from = 0; from < minor.Length;)
        {
            for (var end = from + column; from < end; from++)
                rows[to++] += factor * minor[from];
            to++;
            for (var end = from + size - 1 - column; from < end; from++)
                rows[to++] += factor * minor[from];
        }
    }
}
