using Backprop;
using static System.Math;

public static partial class Scopes
{
    [Differentiable]
    [At(1.3)]
    public static double Siblings(double x)
    {
        double s = 0;
        {
            var t = x * x;
            s += t;
        }
        {
            var t = Sin(x);
            s *= t;
        }
        {
            int t = 3;
            s += t * x;
        }
        return s;
    }

    [Differentiable]
    [At(1.3)]
    public static double Nested(double x)
    {
        var a = x;
        {
            var b = a * x;
            {
                var c = b * a;
                a = c;
            }
            a += b;
        }
        ;
        return a;
    }
}
