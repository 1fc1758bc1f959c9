namespace Backprop.Benchmarks.Suites;

/// <summary>Points that are made of arrays.</summary>
public static class Arrays
{
    /// <summary>Numbers from <paramref name="least"/> up to <paramref name="most"/>.</summary>
    public static double[] Draw(this Random random, int length, double least, double most)
    {
        var numbers = new double[length];
        for (int i = 0; i < length; i++)
            numbers[i] = least + (most - least) * random.NextDouble();
        return numbers;
    }

    /// <summary>Consecutive arrays of the given lengths.</summary>
    public static double[][] Split(this double[] numbers, params ReadOnlySpan<int> lengths)
    {
        var parts = new double[lengths.Length][];
        int start = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = numbers[start..(start + lengths[i])];
            start += lengths[i];
        }

        return parts;
    }
}
