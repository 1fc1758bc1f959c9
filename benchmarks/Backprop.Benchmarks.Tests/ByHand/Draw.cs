namespace Backprop.Benchmarks.Tests.ByHand;

/// <summary>Numbers drawn from [-1, 1), the same in each run.</summary>
public sealed class Draw(int seed)
{
    private readonly Random _random = new(seed);

    public double[] Numbers(int count, double scale = 1) =>
        [.. Enumerable.Range(0, count).Select(_ => scale * (2 * _random.NextDouble() - 1))];

    public int[] Classes(int count, int classes) => [.. Enumerable.Range(0, count).Select(_ => _random.Next(classes))];

    /// <summary>What a buffer may hold before a gradient overwrites it.</summary>
    public static double[] Dirty(int count) => [.. Enumerable.Repeat(double.NaN, count)];
}
