using Backprop.Generator.Ir;

namespace Backprop.Generator.Rules;

/// <summary>
/// The vocabulary in which partial derivatives are written; each of these has a rule of its own. Generated code calls them, so they
/// are what <c>Math</c> has had from its beginning.
/// </summary>
internal static class Maths
{
    public static Expr Sin(Expr x) => Of("Sin", x);
    public static Expr Cos(Expr x) => Of("Cos", x);
    public static Expr Sinh(Expr x) => Of("Sinh", x);
    public static Expr Cosh(Expr x) => Of("Cosh", x);
    public static Expr Exp(Expr x) => Of("Exp", x);
    public static Expr Log(Expr x) => Of("Log", x);
    public static Expr Sqrt(Expr x) => Of("Sqrt", x);
    public static Expr Tanh(Expr x) => Of("Tanh", x);
    public static Expr Truncate(Expr x) => Of("Truncate", x);
    public static Expr Round(Expr x) => Of("Round", x);
    public static Expr Sigmoid(Expr x) => Of("Sigmoid", x);

    /// <summary>Only for the derivatives of each other: whoever calls one of them has both.</summary>
    public static Expr SinPi(Expr x) => Of("SinPi", x);
    public static Expr CosPi(Expr x) => Of("CosPi", x);

    public static Expr Pow(Expr x, Expr y) => y switch
    {
        Const { Value: 0 } => Number(1, x),
        Const { Value: 1 } => x,
        Const { Value: 2 } when x is Atom => x * x,
        Const { Value: -1 } => 1 / x,
        _ => new Apply("Pow", Seq.Of(x, y), x.Type),
    };

    /// <summary>1, −1 or 0 as x is positive, negative or neither.</summary>
    public static Expr Sign(Expr x) => Where(x > 0, 1, Where(x < 0, Number(-1, x), 0));

    public static Expr Where(Expr condition, Expr a, Expr b) => Algebra.Select(condition, a, b);
    public static Expr Where(Expr condition, double a, Expr b) => Algebra.Select(condition, Algebra.Number(a, b.Type), b);
    public static Expr Where(Expr condition, Expr a, double b) => Algebra.Select(condition, a, Algebra.Number(b, a.Type));
    public static Expr Equal(Expr a, Expr b) => Algebra.Compare(Fn.Equal, a, b);
    public static Expr Equal(Expr a, double b) => Algebra.Compare(Fn.Equal, a, Algebra.Number(b, a.Type));
    public static Expr Both(Expr a, Expr b) => Algebra.And(a, b);

    /// <summary>A constant of the precision of <paramref name="like"/>.</summary>
    public static Expr Number(double value, Expr like) => Algebra.Number(value, like.Type);

    /// <summary>An integer argument as a real number of the precision of <paramref name="like"/>.</summary>
    public static Expr Real(Expr n, Expr like) => Algebra.Convert(n, like.Type);

    private static Apply Of(string function, Expr x) => new(function, Seq.Of(x), x.Type);
}
