namespace Backprop.Benchmarks.HandWritten;

/// <summary>
/// The adjoint of the recursion as it is written: the determinants of the minors are recorded in the order of the calls, and taken back in the
/// opposite one; minors are cut out again. The scratch is a minor and its adjoint for each size.
/// </summary>
public static class DetStepByStep
{
    [ThreadStatic]
    private static Workspace? s_workspace;

    /// <summary>Overwrites <paramref name="dA"/> (size × size numbers) with the gradient.</summary>
    public static void ObjectiveGradient(double[] a, int size, Span<double> dA)
    {
        int scratch = 0, terms = 0;
        for (var rest = 1; rest < size; rest++)
            scratch += 2 * rest * rest;
        for (var rest = 2; rest <= size; rest++)
            terms = rest * (terms + 1);
        var workspace = s_workspace ??= new();
        workspace.Begin(scratch + terms);
        var minors = workspace.Take(scratch);
        var tape = workspace.Take(terms);
        var recorded = 0;
        Forward(a, size, minors, tape, ref recorded);
        dA.Clear();
        Backward(a, size, 1, minors, tape, ref recorded, dA);
    }

    private static double Forward(ReadOnlySpan<double> a, int size, Span<double> scratch, Span<double> tape, ref int recorded)
    {
        if (size == 1)
            return a[0];
        var rest = size - 1;
        var minor = scratch[..(rest * rest)];
        var sum = 0.0;
        for (var j = 0; j < size; j++)
        {
            Minor(a, size, j, minor);
            var determinant = Forward(minor, rest, scratch[(2 * minor.Length)..], tape, ref recorded);
            tape[recorded++] = determinant;
            var term = a[j] * determinant;
            sum += j % 2 == 0 ? term : -term;
        }

        return sum;
    }

    private static void Backward(ReadOnlySpan<double> a, int size, double seed, Span<double> scratch, ReadOnlySpan<double> tape, ref int recorded, Span<double> dA)
    {
        if (size == 1)
        {
            dA[0] += seed;
            return;
        }

        var rest = size - 1;
        var minor = scratch[..(rest * rest)];
        var dMinor = scratch.Slice(minor.Length, minor.Length);
        for (var j = size - 1; j >= 0; j--)
        {
            var dTerm = j % 2 == 0 ? seed : -seed;
            dA[j] += tape[--recorded] * dTerm;
            Minor(a, size, j, minor);
            dMinor.Clear();
            Backward(minor, rest, a[j] * dTerm, scratch[(2 * minor.Length)..], tape, ref recorded, dMinor);
            var next = 0;
            for (var i = 1; i < size; i++)
                for (var k = 0; k < size; k++)
                    if (k != j)
                        dA[i * size + k] += dMinor[next++];
        }
    }

    private static void Minor(ReadOnlySpan<double> a, int size, int without, Span<double> minor)
    {
        var next = 0;
        for (var i = 1; i < size; i++)
            for (var j = 0; j < size; j++)
                if (j != without)
                    minor[next++] = a[i * size + j];
    }
}
