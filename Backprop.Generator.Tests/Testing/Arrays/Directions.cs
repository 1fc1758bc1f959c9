namespace Backprop.Generator.Tests.Testing.Arrays;

/// <summary>The vectors that the oracles ask with.</summary>
internal static class Directions
{
    public static double[] Unit(int length, int at, double value = 1)
    {
        var unit = new double[length];
        unit[at] = value;
        return unit;
    }

    public static double[] Direction(int count, int which) =>
        Enumerable.Range(0, count).Select(i => Math.Round(Math.Cos(1 + 3 * i + 7 * which), 3)).ToArray();
}
