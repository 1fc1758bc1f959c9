using Backprop;

public static partial class IncrementDecrement
{
    [Differentiable]
    [At(1.3)]
    public static double AsValues(double x)
    {
        var t = x;
        var a = t++ * 2;
        var b = ++t * 3;
        var c = t-- + --t;
        return a * b + c * t;
    }

    [Differentiable]
    [At(1.3)]
    public static double AsStatements(double x)
    {
        x++;
        var y = x * x;
        y--;
        ++y;
        --x;
        return x * y;
    }

    [Differentiable]
    [At(1.3, 4)]
    public static double OfPassengers(double x, int n)
    {
        var first = n++ * x;
        var second = --n * x * x;
        n--;
        return first + second * n;
    }
}
