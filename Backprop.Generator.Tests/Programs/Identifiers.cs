using Backprop;

/// <summary>Names that generated code might like to have for itself.</summary>
public static partial class Identifiers
{
    [Differentiable]
    [At(1.3, 0.4, 0.7)]
    public static double Keywords(double @in, double @class, double @double)
    {
        var @return = @in * @class;
        var @var = @return * @double;
        return @var * @in;
    }

    [Differentiable]
    [At(1.3, 0.4, 0.7, 1.1)]
    public static double OfTheGenerator(double tape, double seed, double adj, double value)
    {
        var gradient = tape * seed;
        var result = gradient * adj;
        return result * value + gradient;
    }

    [Differentiable]
    [At(1.3, 0.4, 0.7, 1.1)]
    public static double OfAdjoints(double x, double dX, double ddX, double tX)
    {
        var dy = x * dX;
        var y = dy * ddX;
        var d = y * tX;
        var dd = d * dy;
        return dd * y;
    }

    [Differentiable]
    [At(1.3, 0.4)]
    public static double Letters(double o, double t)
    {
        var x = o * t;
        var x1 = x * o;
        var x2 = x1 * x;
        var t1 = x2 * t;
        return t1 * x2;
    }

    [Differentiable]
    [At(1.3, 0.4, 0.7)]
    public static double CaseOnly(double a, double A, double _a)
    {
        var da = a * A;
        var dA = da * _a;
        return da * dA;
    }

    [Differentiable]
    [At(1.3, 0.4, 0.7)]
    public static double NotLatin(double größe, double π, double 重さ) => größe * π * 重さ * größe;

    [Differentiable]
    [At(1.3, 0.4)]
    public static double Contextual(double nameof, double value)
    {
        var record = nameof * value;
        var async = record * nameof;
        return async * record;
    }

    [Differentiable]
    [At(1.3, 0.4, 0.7, 0.9)]
    public static double TupleMembers(double Item2, double Item1, double Rest, double ToString) => Item1 * Item2 * Rest * ToString;

    [Differentiable]
    [At(1.3, 0.4)]
    public static double @event(double @params, double _) => @params * _ * @params;

    [Differentiable]
    [At(1.3, 0.4)]
    public static double Underscores(double __, double ___) => __ * ___ * __;
}
