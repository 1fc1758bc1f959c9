using Backprop;

public static partial class AssignmentChains
{
    [Differentiable]
    [At(1.3, 0.7, Gradient = new[] { 0.0, 0.0 })]
    public static double AllGone(double x, double y)
    {
        double t = (x = y = x = 0);
        return t + x + y;
    }

    [Differentiable]
    [At(1.3, 0.7)]
    public static double OneValueForAll(double x, double y)
    {
        double a, b, c;
        a = b = c = x * y;
        a *= 2;
        b += x;
        return a * b * c;
    }

    [Differentiable]
    [At(1.3)]
    public static double SelfCopy(double x)
    {
        var t = x;
        t = t;
        t = t * t;
        t = t;
        return t;
    }

    [Differentiable]
    [At(1.3, Single = true)]
    public static double NarrowingOnTheWay(double x)
    {
        double wide;
        float narrow;
        wide = narrow = (float)(x * x);
        return wide * narrow * x;
    }
}
