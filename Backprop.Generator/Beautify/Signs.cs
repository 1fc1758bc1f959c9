using Backprop.Generator.Ir;

namespace Backprop.Generator.Beautify;

/// <summary>a * -b ⇒ -(a * b), -(-a) ⇒ a, to the last bit: so that a sum can subtract.</summary>
internal static class Signs
{
    public static Expr Outwards(Apply apply)
    {
        var args = apply.Args;
        return apply.Function switch
        {
            Fn.Neg when args[0] is Apply { Function: Fn.Neg } inner => inner.Args[0],
            Fn.Mul or Fn.Div when Inner(args[0]) is { } a && Inner(args[1]) is { } b => apply with { Args = Seq.Of(a, b) },
            Fn.Mul or Fn.Div when Inner(args[0]) is { } a => Negative(apply with { Args = Seq.Of(a, args[1]) }),
            Fn.Mul or Fn.Div when Inner(args[1]) is { } b => Negative(apply with { Args = Seq.Of(args[0], b) }),
            _ => apply,
        };
    }

    private static Expr? Inner(Expr expr) => expr is Apply { Function: Fn.Neg } negation ? negation.Args[0] : null;

    private static Apply Negative(Expr expr) => new(Fn.Neg, Seq.Of(expr), expr.Type);
}
