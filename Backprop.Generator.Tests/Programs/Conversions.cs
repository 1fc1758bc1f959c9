using Backprop;

public static partial class Conversions
{
    private enum Size { Small = 2, Large = 9 }

    [Differentiable]
    [At(1.3, 5, 6L)]
    public static double Explicit(double x, int n, long l) => (double)n * x + (double)(n / 2) * (double)x * (float)n + (double)(x * x) * (int)l;

    [Differentiable]
    [At(1.3, 5, 6)]
    public static double Implicit(double x, byte b, ushort s)
    {
        double wide = b;
        wide += s;
        double more = b * s;
        return wide * x + more * x * x;
    }

    [Differentiable]
    [At(1.3, 3.7)]
    public static double OfPassiveReals(double x, [NoDerivative] double k)
    {
        int whole = (int)k;
        return whole * x + (long)(k * 10) * x * x;
    }
}
