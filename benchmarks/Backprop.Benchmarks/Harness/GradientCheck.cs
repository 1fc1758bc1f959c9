namespace Backprop.Benchmarks.Harness;

/// <summary>
/// Both gradients against central differences of the primal, and against each other, at several points. Where there are many
/// coordinates, the differences are taken along a few random directions that move all of them.
/// </summary>
public static class GradientCheck<TProgram, T> where TProgram : struct, IProgram<T>
{
    private const int Points = 8;
    private const int Coordinates = 64;
    private const int Directions = 4;
    private const int Shown = 16;
    private const double ToDifferences = 1e-6;
    private const double ToEachOther = 1e-10;

    public static IEnumerable<string> Failures()
    {
        var random = new Random(7);
        for (int i = 0; i < Math.Min(Points, TProgram.Points); i++)
        {
            var point = TProgram.Flatten(TProgram.Draw(random));
            var generated = TProgram.Flatten(TProgram.Generated(TProgram.Unflatten(point)));
            var byHand = TProgram.Flatten(TProgram.HandWritten(TProgram.Unflatten(point)));
            var failures = point.Length > Coordinates
                ? AlongDirections(point, byHand, generated, random)
                : AlongCoordinates(point, byHand, generated);
            foreach (var failure in failures.Concat(Compare("generated", generated, "hand-written", byHand, ToEachOther)))
                yield return $"{failure} at ({string.Join(", ", point.Take(Shown))}{(point.Length > Shown ? ", …" : "")})";
        }
    }

    private static IEnumerable<string> AlongCoordinates(double[] point, double[] byHand, double[] generated)
    {
        var differences = point.Select((coordinate, i) => Slope(TProgram.Step * Math.Max(Math.Abs(coordinate), 1e-3), step => Moved(point, i, step))).ToArray();
        return Compare("hand-written", byHand, "differences", differences, ToDifferences)
            .Concat(Compare("generated", generated, "differences", differences, ToDifferences));
    }

    private static IEnumerable<string> AlongDirections(double[] point, double[] byHand, double[] generated, Random random)
    {
        for (int i = 0; i < Directions; i++)
        {
            var direction = point.Select(_ => 2 * random.NextDouble() - 1).ToArray();
            double difference = Slope(TProgram.Step, step => [.. point.Zip(direction, (coordinate, along) => coordinate + step * along)]);
            double tolerance = ToDifferences * (1 + Math.Sqrt(byHand.Sum(slope => slope * slope)));
            foreach (var (what, gradient) in new[] { ("hand-written", byHand), ("generated", generated) })
            {
                double slope = gradient.Zip(direction, (each, along) => each * along).Sum();
                if (!(Math.Abs(slope - difference) <= tolerance))
                    yield return $"{what} {slope:R}, differences {difference:R} along direction {i}";
            }
        }
    }

    private static double Slope(double step, Func<double, double[]> path) =>
        (TProgram.Primal(TProgram.Unflatten(path(step))) - TProgram.Primal(TProgram.Unflatten(path(-step)))) / (2 * step);

    private static double[] Moved(double[] point, int index, double step)
    {
        var moved = (double[])point.Clone();
        moved[index] += step;
        return moved;
    }

    private static IEnumerable<string> Compare(string what, double[] actual, string with, double[] expected, double tolerance)
    {
        double scale = 1 + expected.Max(Math.Abs);
        for (int i = 0; i < expected.Length; i++)
            if (!(Math.Abs(actual[i] - expected[i]) <= tolerance * scale))
                yield return $"{what} {actual[i]:R}, {with} {expected[i]:R} in coordinate {i}";
    }
}
