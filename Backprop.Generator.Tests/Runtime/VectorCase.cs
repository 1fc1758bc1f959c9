using System.Numerics;

namespace Backprop.Generator.Tests.Runtime;

/// <summary>A function over spans with its derivatives, called alike whatever its parameters: operands and results as arrays.</summary>
/// <param name="Name">Its name, type and sizes.</param>
/// <param name="Precision">How far rounding may take it, relative to the size of what is summed.</param>
/// <param name="Lengths">Of the operands.</param>
/// <param name="Length">Of the result, 1 for a number.</param>
/// <param name="Naive">The formula.</param>
/// <param name="Value">The function.</param>
/// <param name="Pullback">Operands, result, seed; the adjoints of the operands that are added to.</param>
/// <param name="Tangent">Operands, result, tangents.</param>
internal sealed record VectorCase(string Name, double Precision, int[] Lengths, int Length,
    Func<double[][], double[]> Naive,
    Func<double[][], double[]> Value,
    Action<double[][], double[], double[], double[][]> Pullback,
    Func<double[][], double[], double[][], double[]> Tangent)
{
    public override string ToString() => Name;

    /// <summary>A case of functions over arrays of T.</summary>
    public static VectorCase Of<T>(string name, int[] lengths, int length, Func<double[][], double[]> naive, Func<T[][], T[]> value,
        Action<T[][], T[], T[], T[][]> pullback, Func<T[][], T[], T[][], T[]> tangent) where T : INumber<T> =>
        new($"{name} {string.Join('×', lengths)} {typeof(T).Name}", typeof(T) == typeof(float) ? 2e-6 : 1e-14, lengths, length, naive,
            x => From(value(To<T>(x))),
            (x, y, seed, adjoints) =>
            {
                var own = To<T>(adjoints);
                pullback(To<T>(x), To<T>(y), To<T>(seed), own);
                for (int i = 0; i < own.Length; i++) From(own[i]).CopyTo(adjoints[i], 0);
            },
            (x, y, tangents) => From(tangent(To<T>(x), To<T>(y), To<T>(tangents))));

    /// <summary>Numbers that both precisions hold, none near a kink.</summary>
    public double[][] Operands(int seed) => [.. Lengths.Select((length, i) => Numbers(length, 100 * seed + i))];

    public static double[] Numbers(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (float)((random.NextDouble() * 2 + 0.01) * (random.Next(2) * 2 - 1)))];
    }

    private static T[] To<T>(double[] x) where T : INumber<T> => Array.ConvertAll(x, T.CreateTruncating);

    private static T[][] To<T>(double[][] x) where T : INumber<T> => Array.ConvertAll(x, To<T>);

    private static double[] From<T>(T[] x) where T : INumber<T> => Array.ConvertAll(x, double.CreateTruncating);
}
