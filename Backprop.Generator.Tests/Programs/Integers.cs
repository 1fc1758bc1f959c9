using System.Numerics;
using Backprop;

public static partial class Integers
{
    [Differentiable]
    [At(1.5, 3)]
    public static double Mixed(double x, int n) => n * x + 7 / 2 * x;

    [Differentiable]
    [At(1.5, 7)]
    public static double DivisionStaysInteger(double x, int n) => (n / 2) * x * x + n % 4 / 2 * x;

    [Differentiable]
    [At(1.2, 6)]
    public static double Bits(double x, int n) =>
        (n >> 1) * x + (n ^ 3) * x * x + (n & 5 | 8) * x + (~n << 2) + BitOperations.PopCount((uint)n) * x;

    [Differentiable]
    [At(1.2, 200, 7u, 1000000000000L, 'c', 3, 4)]
    public static double Kinds(double x, byte b, uint u, long l, char c, short s, ulong m)
    {
        long wide = l / 7 + s;
        return b * x + u * x * x + wide * 1e-12 + (c - 'a') * x + m * x;
    }

    [Differentiable]
    [At(1.2, 5)]
    public static double Truncating(double x, int n)
    {
        byte b = (byte)(n * 100);
        sbyte s = unchecked((sbyte)(b + 100));
        return b * x * s;
    }
}
