using Backprop;

/// <summary>Statements that are written in unusual ways.</summary>
public static partial class WrittenOut
{
    [Differentiable]
    [At(1.3, 0.4)]
    public static double Discards(double x, double y)
    {
        _ = x * y;
        var t = x * x;
        (t, _) = (t * y, x);
        ;
        {
        }
        return (t);
    }

    [Differentiable]
    [At(1.3)]
    public static double Declarators(double x)
    {
        double a = x, b = a * x, c = b * a, d;
        d = c;
        const double two = 2, four = two * two;
        int n = 3, m = n + 1;
        return a + b * c * d * four * m;
    }

    [Differentiable]
    [At(1.3)]
    public static double NamesAndDefaults(double x)
    {
        double zero = default;
        var also = default(double);
        zero += x;
        return zero * x + also + nameof(x).Length * x + sizeof(double);
    }

    [Differentiable]
    [At(1.5, Single = true)]
    public static double ConversionsOfConstants(double x) => (float)0.1 * x + (double)3 * x + (int)2.9 * x * x + (float)(x * 0.5);
}
