namespace Backprop.Benchmarks.HandWritten;

/// <summary>Sums in four parts, so that an addition does not wait for the one before.</summary>
internal static class Sums
{
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0;
        var j = 3;
        for (; j < a.Length && j < b.Length; j += 4)
        {
            sum0 += a[j - 3] * b[j - 3];
            sum1 += a[j - 2] * b[j - 2];
            sum2 += a[j - 1] * b[j - 1];
            sum3 += a[j] * b[j];
        }

        for (j -= 3; j < a.Length && j < b.Length; j++)
            sum0 += a[j] * b[j];
        return sum0 + sum1 + (sum2 + sum3);
    }
}
