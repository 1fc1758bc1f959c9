namespace Backprop.Generator.Ir;

/// <summary>
/// Constructors of derivative expressions that simplify: no 0 +, no 1 *, signs outside, a·(1/b) ⇒ a/b. They are for
/// derivatives only: the primal keeps the user's arithmetic bit for bit.
/// </summary>
internal static class Algebra
{
    public static Const Number(double value, IrType type) => new(value, null, type);

    public static bool IsZero(Expr e) => e is Const { Value: 0 };

    public static bool IsOne(Expr e) => e is Const { Value: 1 };

    public static Expr Add(Expr a, Expr b) =>
        IsZero(a) ? b :
        IsZero(b) ? a :
        a is Const x && b is Const y ? Number(x.Value + y.Value, a.Type) :
        a.Equals(b) ? Mul(Number(2, a.Type), a) :
        Negated(b) is { } positive ? Sub(a, positive) :
        Negated(a) is { } positiveA ? Sub(b, positiveA) :
        Binary(Fn.Add, a, b);

    public static Expr Sub(Expr a, Expr b) =>
        IsZero(b) ? a :
        IsZero(a) ? Neg(b) :
        a is Const x && b is Const y ? Number(x.Value - y.Value, a.Type) :
        Negated(b) is { } positive ? Add(a, positive) :
        Binary(Fn.Sub, a, b);

    public static Expr Neg(Expr a) =>
        a is Const x ? Number(-x.Value, a.Type) :
        Negated(a) is { } positive ? positive :
        new Apply(Fn.Neg, Seq.Of(a), a.Type);

    public static Expr Mul(Expr a, Expr b)
    {
        if (IsZero(a) || IsOne(b)) return a;
        if (IsZero(b) || IsOne(a)) return b;
        if (a is Const x && b is Const y) return Number(x.Value * y.Value, a.Type);
        if (Together(a, b) is { } together) return together;
        if (Negated(a) is { } positiveA) return Neg(Mul(positiveA, b));
        if (Negated(b) is { } positiveB) return Neg(Mul(a, positiveB));
        if (a is Apply { Function: Fn.Div } fraction) return Quotient(fraction.Args[0], b, fraction.Args[1]);
        if (b is Apply { Function: Fn.Div } fractionB) return Quotient(fractionB.Args[0], a, fractionB.Args[1]);
        if (b is Apply { Function: Fn.Select } choice) return Scale(choice, a);
        if (a is Apply { Function: Fn.Select } choiceA) return Scale(choiceA, b);
        return Binary(Fn.Mul, a, b);
    }

    public static Expr Div(Expr a, Expr b) =>
        IsOne(b) ? a :
        a is Const x && b is Const { Value: not 0 } y ? Number(x.Value / y.Value, a.Type) :
        Negated(a) is { } positiveA ? Neg(Div(positiveA, b)) :
        Negated(b) is { } positiveB ? Neg(Div(a, positiveB)) :
        Binary(Fn.Div, a, b);

    public static Expr Compare(string function, Expr a, Expr b) => a is Const x && b is Const y
        ? Truth.Of(function switch { Fn.Greater => x.Value > y.Value, Fn.Less => x.Value < y.Value, _ => x.Value == y.Value })
        : new Apply(function, Seq.Of(a, b), IrType.Bool);

    public static Expr And(Expr a, Expr b) =>
        a is Const x ? IsZero(x) ? a : b :
        b is Const y ? IsZero(y) ? b : a :
        new Apply(Fn.And, Seq.Of(a, b), IrType.Bool);

    public static Expr Select(Expr condition, Expr a, Expr b) =>
        condition is Const known ? IsZero(known) ? b : a :
        a.Equals(b) ? a : new Apply(Fn.Select, Seq.Of(condition, a, b), a.Type);

    public static Expr Convert(Expr a, IrType type) =>
        a.Type == type ? a :
        a is Const x && type is Real ? Number(type == IrType.Single ? (float)x.Value : x.Value, type) :
        new Apply(Fn.Convert, Seq.Of(a), type);

    /// <summary>A derivative expression built anew from simplified parts.</summary>
    public static Expr Rebuild(Apply apply, Seq<Expr> args) => apply.Function switch
    {
        Fn.Add => Add(args[0], args[1]),
        Fn.Sub => Sub(args[0], args[1]),
        Fn.Mul => Mul(args[0], args[1]),
        Fn.Div => Div(args[0], args[1]),
        Fn.Neg => Neg(args[0]),
        Fn.Greater or Fn.Less or Fn.Equal => Compare(apply.Function, args[0], args[1]),
        Fn.And => And(args[0], args[1]),
        Fn.Select => Select(args[0], args[1], args[2]),
        Fn.Convert => Convert(args[0], apply.Type),
        _ => apply with { Args = args },
    };

    /// <summary>What a negation negates; null for anything else. A negative constant counts.</summary>
    public static Expr? Negated(Expr e) => e switch
    {
        Apply { Function: Fn.Neg } apply => apply.Args[0],
        Const { Value: < 0 } number => Number(-number.Value, e.Type),
        _ => null,
    };

    /// <summary>n / d · a, arranged so that a / d is one subexpression, to be shared, unless n is a number.</summary>
    private static Expr Quotient(Expr numerator, Expr factor, Expr denominator) =>
        IsOne(numerator) ? Div(factor, denominator) :
        IsOne(factor) ? Div(numerator, denominator) :
        numerator is Const ? Div(Binary(Fn.Mul, numerator, factor), denominator) :
        Binary(Fn.Mul, numerator, Div(factor, denominator));

    /// <summary>
    /// 2 * (100 * v) ⇒ 200 * v, where one of the numbers is a power of two: exact, unless a product overflows or is too small to be normal.
    /// </summary>
    public static Expr? Together(Expr a, Expr b)
    {
        var (number, product) = a is Const ? (a as Const, b as Apply) : (b as Const, a as Apply);
        if (number is null || product is not { Function: Fn.Mul }) return null;
        int at = product.Args[0] is Const ? 0 : 1;
        if (product.Args[at] is not Const inner || !IsPowerOfTwo(number.Value) && !IsPowerOfTwo(inner.Value)) return null;
        var both = Number(number.Value * inner.Value, number.Type);
        return Math.Abs(both.Value) is > 1e-30 and < 1e30 ? Mul(both, product.Args[1 - at]) : null;
    }

    private static bool IsPowerOfTwo(double value) => (BitConverter.DoubleToInt64Bits(value) & 0xFFFFFFFFFFFFFL) == 0;

    private static Expr Scale(Apply choice, Expr factor) =>
        Select(choice.Args[0], Mul(factor, choice.Args[1]), Mul(factor, choice.Args[2]));

    private static Apply Binary(string function, Expr a, Expr b) => new(function, Seq.Of(a, b), a.Type);
}
