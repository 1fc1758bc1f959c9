using Backprop.Objectives;

namespace Backprop.Benchmarks.Suites;

/// <summary>Hands that are drawn at random: two bones of the palm, and five fingers of four bones each.</summary>
public static class Hands
{
    private const int Bones = 22;

    public static HandModel Draw(Random random, int vertices, int triangles, bool mirrored = false) => new()
    {
        Parents = [.. Enumerable.Range(0, Bones).Select(bone => bone > 2 && (bone - 2) % 4 == 0 ? 1 : bone - 1)],
        BaseRelatives = Affine(random),
        InverseBaseAbsolutes = Affine(random),
        BasePositions = [.. Enumerable.Range(0, vertices).SelectMany(_ => (double[])[.. random.Draw(3, -1, 1), 1])],
        Weights = random.Draw(vertices * Bones, 0, 2.0 / Bones),
        Triangles = Indices(random, 3 * triangles, vertices),
        IsMirrored = mirrored,
    };

    public static int[] Indices(Random random, int count, int below) => [.. Enumerable.Range(0, count).Select(_ => random.Next(below))];

    private static double[] Affine(Random random) =>
        [.. Enumerable.Range(0, Bones).SelectMany(_ => (double[])[.. random.Draw(12, -0.7, 0.7), 0, 0, 0, 1])];
}
