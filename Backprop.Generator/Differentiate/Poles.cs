using Backprop.Generator.Ir;

namespace Backprop.Generator.Differentiate;

/// <summary>Whether a partial derivative can have no pole, whatever finite values its operands take.</summary>
internal static class Poles
{
    public static bool IsFinite(Expr expr) => expr switch
    {
        Atom => true,
        Apply { Function: Fn.Add or Fn.Sub or Fn.Mul or Fn.Neg or Fn.Convert or "Sin" or "Cos" or "Tanh" or "Truncate" } apply => apply.Args.All(IsFinite),
        Apply { Function: Fn.Div } apply => apply.Args[1] is Const { Value: not 0 } && IsFinite(apply.Args[0]),
        Apply { Function: "Pow" } apply => apply.Args[1] is Const { Value: >= 0 } && IsFinite(apply.Args[0]),
        Apply { Function: Fn.Select } apply => IsFinite(apply.Args[1]) && IsFinite(apply.Args[2]),
        _ => false,
    };
}
