using Backprop;

public static partial class CheckedArithmetic
{
    [Differentiable]
    [At(1.2, 5)]
    public static double Expressions(double x, int n)
    {
        int k = checked(n * 3);
        int wrapped = unchecked(int.MaxValue + n);
        return k * x + wrapped * 1e-9 * x * x;
    }

    [Differentiable]
    [At(1.2, 5)]
    public static double Blocks(double x, int n)
    {
        double s = x;
        unchecked
        {
            int hash = n * 0x7fffffff + 17;
            s *= hash * 1e-10;
        }
        checked
        {
            n += 2;
            s += n * x;
        }
        return s;
    }
}
