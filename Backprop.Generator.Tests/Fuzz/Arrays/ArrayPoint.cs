namespace Backprop.Generator.Tests.Fuzz.Arrays;

/// <summary>Arguments of a random program: arrays at least as long as it takes them to be.</summary>
internal sealed record ArrayPoint(double[][] Arrays, double X, int N, int D, int[] Indices)
{
    private static readonly (int N, int D, int More)[] shapes = [(3, 2, 0), (4, 3, 1), (1, 2, 2), (5, 1, 0), (2, 2, 1), (0, 2, 1)];

    public static IEnumerable<ArrayPoint> All(int count) => shapes.Select((shape, which) =>
    {
        var (n, d, more) = shape;
        var random = new Random(which);
        int[] lengths = [n + 1 + more, n * d + more, n + (more + 1) % 3];
        var arrays = lengths.Take(count).Select(length => Enumerable.Range(0, length).Select(_ => Math.Round(random.NextDouble() * 3 - 1.5, 3)).ToArray()).ToArray();
        return new ArrayPoint(arrays, Math.Round(random.NextDouble() * 2 - 0.7, 3), n, d, Enumerable.Range(0, n * d + 2).Select(_ => n == 0 ? 0 : random.Next(n)).ToArray());
    });

    /// <summary>The same, with arrays that a call may write.</summary>
    public ArrayPoint Copy() => this with { Arrays = Arrays.Select(array => array.ToArray()).ToArray() };

    public override string ToString() => $"({string.Join("; ", Arrays.Select(array => string.Join(" ", array)))}; x {X}, n {N}, d {D}, idx {string.Join(" ", Indices)})";
}
