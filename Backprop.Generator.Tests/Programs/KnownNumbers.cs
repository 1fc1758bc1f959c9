using System;
using Backprop;

/// <summary>
/// Numbers that are known where something is called: the compiler computes what is made of constants alone, and takes an overflow, a zero that divides, or a number that a
/// type cannot hold for a mistake. With a variable it is none.
/// </summary>
public static partial class KnownNumbers
{
    private const int Prime = 374761393;

    private readonly struct Cell
    {
        public readonly double Height;
        public readonly int Column;

        public Cell(double height, int column)
        {
            Height = height;
            Column = column;
        }

        public double Rough() => Height * (Column * Prime + 668265263 & 255) + Height * Height / (Column == 0 ? 1 : 10 / Column);
    }

    private static double Noise(double x, int seed)
    {
        int hash = seed * 374761393 + 668265263;
        return x * (hash & 255) + Math.Sin(x * (seed + int.MaxValue & 7));
    }

    private static double Share(double x, int n) => n == 0 ? x * x : x * (100 / n) + x * (7 % n) * (n > 2 ? 1 : 5 / (n - 2));

    private static double Low(double x, int n) => Math.Cos(x * (byte)n) + x * ((uint)n - 5 > 7 ? 2 : 3);

    private static double Bits(double x, int n) => x * x * ((1 << n) * 4 % 7 + n * 0x7fffffff % 5);

    [Differentiable, At(0.3), At(-1.2)]
    public static double Seeds(double x) => Noise(x, 7) + Noise(x * x, 0);

    [Differentiable, At(0.3), At(-1.2)]
    public static double Shares(double x) => Share(x, 0) * Share(x, 1) + Share(Math.Sin(x), 4);

    [Differentiable, At(0.3), At(-1.2)]
    public static double Narrowed(double x) => Low(x, 300) * Low(x, 2) + Bits(x, 30);

    [Differentiable, At(0.3), At(-1.2)]
    public static double OfStructs(double x) => new Cell(x, 7).Rough() + new Cell(x * x, 0).Rough();

    [Differentiable, At(0.3, 2), At(-1.2, 3)]
    public static double InALoop(double x, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++) sum += Noise(x * sum + i, 19) * 0.001 + Share(x, 0);
        return sum;
    }
}
