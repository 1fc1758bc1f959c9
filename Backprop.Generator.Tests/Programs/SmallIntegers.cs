using System;
using Backprop;

public static partial class SmallIntegers
{
    [Differentiable]
    [At(1.3, 7)]
    public static double Compounds(double x, int n)
    {
        int k = n;
        k <<= 2;
        k ^= 3;
        k %= 11;
        k |= 4;
        k &= 0xFF;
        k >>= 1;
        k -= n;
        k *= 3;
        uint u = (uint)n;
        u >>= 1;
        byte b = unchecked((byte)(250 + n));
        char c = 'a';
        c++;
        c += (char)1;
        short s = 1;
        s *= 3;
        return k * x + u * x * x + b * x + c * x + s;
    }

    [Differentiable]
    [At(1.3, 7)]
    public static double Truths(double x, int n)
    {
        bool b = n > 3;
        b &= x > 1;
        b |= n == 100;
        b ^= false;
        bool c = !b | (b & n < 4);
        return Convert.ToInt32(b) * x + Convert.ToInt32(c) * x * x;
    }

    [Differentiable]
    [At(1.3, 3)]
    public static double MathOfIntegers(double x, int n) =>
        Math.Abs(-n) * x + Math.Min(n, 2) * x * x + Math.Clamp(n, 0, 2) * x + Math.Max(x, n) + Math.Pow(n, x) + Math.Sign(n) * x;
}
