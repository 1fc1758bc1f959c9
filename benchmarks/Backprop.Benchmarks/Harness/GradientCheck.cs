namespace Backprop.Benchmarks.Harness;

/// <summary>Both gradients against central differences of the primal, and against each other, at several points.</summary>
public static class GradientCheck<TProgram, T> where TProgram : struct, IProgram<T>
{
    private const int Points = 8;
    private const double ToDifferences = 1e-6;
    private const double ToEachOther = 1e-10;

    public static IEnumerable<string> Failures()
    {
        var random = new Random(7);
        for (int i = 0; i < Points; i++)
        {
            var point = TProgram.Flatten(TProgram.Draw(random));
            var differences = Differences(point);
            var byHand = TProgram.Flatten(TProgram.HandWritten(TProgram.Unflatten(point)));
            var generated = TProgram.Flatten(TProgram.Generated(TProgram.Unflatten(point)));
            foreach (var failure in Compare("hand-written", byHand, "differences", differences, ToDifferences, point)
                .Concat(Compare("generated", generated, "differences", differences, ToDifferences, point))
                .Concat(Compare("generated", generated, "hand-written", byHand, ToEachOther, point)))
                yield return failure;
        }
    }

    private static double[] Differences(double[] point)
    {
        var slopes = new double[point.Length];
        for (int i = 0; i < point.Length; i++)
        {
            double step = 6e-6 * Math.Max(Math.Abs(point[i]), 1e-3);
            slopes[i] = (At(point, i, point[i] + step) - At(point, i, point[i] - step)) / (2 * step);
        }

        return slopes;
    }

    private static double At(double[] point, int index, double coordinate)
    {
        var moved = (double[])point.Clone();
        moved[index] = coordinate;
        return TProgram.Primal(TProgram.Unflatten(moved));
    }

    private static IEnumerable<string> Compare(
        string what, double[] actual, string with, double[] expected, double tolerance, double[] point)
    {
        double scale = 1 + expected.Max(Math.Abs);
        for (int i = 0; i < expected.Length; i++)
            if (!(Math.Abs(actual[i] - expected[i]) <= tolerance * scale))
                yield return $"{what} {actual[i]:R}, {with} {expected[i]:R} in coordinate {i} at ({string.Join(", ", point)})";
    }
}
