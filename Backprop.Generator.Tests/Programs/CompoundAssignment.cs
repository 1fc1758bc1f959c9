using Backprop;

public static partial class CompoundAssignment
{
    [Differentiable]
    [At(1.3)]
    public static double OnItself(double x)
    {
        var t = x;
        t += t;
        t *= t;
        t -= 0.5 * t;
        t /= 1 + t;
        return t;
    }

    [Differentiable]
    [At(5.3, 2.0)]
    [At(-5.3, 2.0)]
    public static double AllOperators(double x, double y)
    {
        double t = x;
        t += y;
        t -= 2 * x;
        t *= y;
        t /= x;
        t %= 3;
        return t * t;
    }

    [Differentiable]
    [At(1.3, 0.7)]
    public static double AsValues(double x, double y)
    {
        var t = x;
        var sum = (t += y) * (t *= x);
        return sum + (t -= y) / (t /= 2);
    }

    [Differentiable]
    [At(1.3)]
    public static double RightSideChangesTheTarget(double x)
    {
        var a = x;
        a += (a = 3 * a) * 2;
        a *= a -= 0.5;
        return a;
    }

    [Differentiable]
    [At(1.5f, 0.75)]
    public static double NarrowTarget(float x, double y)
    {
        float t = x;
        t *= (float)y;
        t += 2;
        return t * y;
    }
}
