namespace Backprop.Generator.Ir;

/// <summary>Operators, so that rules read as mathematics. They simplify as they build: see <see cref="Algebra"/>.</summary>
internal abstract partial record Expr
{
    public static Expr operator +(Expr a, Expr b) => Algebra.Add(a, b);
    public static Expr operator +(double a, Expr b) => Algebra.Add(Algebra.Number(a, b.Type), b);
    public static Expr operator +(Expr a, double b) => Algebra.Add(a, Algebra.Number(b, a.Type));

    public static Expr operator -(Expr a, Expr b) => Algebra.Sub(a, b);
    public static Expr operator -(double a, Expr b) => Algebra.Sub(Algebra.Number(a, b.Type), b);
    public static Expr operator -(Expr a, double b) => Algebra.Sub(a, Algebra.Number(b, a.Type));
    public static Expr operator -(Expr a) => Algebra.Neg(a);

    public static Expr operator *(Expr a, Expr b) => Algebra.Mul(a, b);
    public static Expr operator *(double a, Expr b) => Algebra.Mul(Algebra.Number(a, b.Type), b);
    public static Expr operator *(Expr a, double b) => Algebra.Mul(a, Algebra.Number(b, a.Type));

    public static Expr operator /(Expr a, Expr b) => Algebra.Div(a, b);
    public static Expr operator /(double a, Expr b) => Algebra.Div(Algebra.Number(a, b.Type), b);
    public static Expr operator /(Expr a, double b) => Algebra.Div(a, Algebra.Number(b, a.Type));

    public static Expr operator >(Expr a, Expr b) => Algebra.Compare(Fn.Greater, a, b);
    public static Expr operator >(Expr a, double b) => Algebra.Compare(Fn.Greater, a, Algebra.Number(b, a.Type));
    public static Expr operator <(Expr a, Expr b) => Algebra.Compare(Fn.Less, a, b);
    public static Expr operator <(Expr a, double b) => Algebra.Compare(Fn.Less, a, Algebra.Number(b, a.Type));
}
