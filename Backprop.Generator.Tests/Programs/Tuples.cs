using Backprop;

public static partial class Tuples
{
    [Differentiable]
    [At(1.3, 0.7)]
    public static double Named(double x, double y)
    {
        (double a, int n) t = (x * y, 2);
        t.a *= t.n;
        t.n = 7;
        return t.a * x + t.n;
    }

    [Differentiable]
    [At(1.3, 0.7)]
    public static double Unnamed(double x, double y)
    {
        var t = (x + y, x - y);
        return t.Item1 * t.Item2;
    }

    [Differentiable]
    [At(1.3, 0.7)]
    public static double Copied(double x, double y)
    {
        var t = (a: x, b: y);
        var u = t;
        t.a = t.a * t.b;
        u.b = 5 * u.a;
        return t.a * u.a + t.b * u.b;
    }

    [Differentiable]
    [At(1.3, 0.7)]
    public static double Nested(double x, double y)
    {
        (double a, (double b, int k) c) t = (x * y, (y, 2));
        t.a *= t.c.b;
        t.c.b = t.a;
        var (p, (q, k)) = t;
        return p * q * k;
    }
}
