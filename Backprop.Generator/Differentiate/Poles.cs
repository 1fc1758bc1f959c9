using Backprop.Generator.Ir;

namespace Backprop.Generator.Differentiate;

/// <summary>Whether a partial derivative can have no pole, whatever finite values its operands take.</summary>
internal static class Poles
{
    /// <summary>The results of the function itself are at the pole what its partials are.</summary>
    public static bool IsFinite(Expr partial, IReadOnlyList<Expr> results) =>
        IsFinite(partial) && !IrWalk.Reads(partial).Any(local => results.Any(result => result is Read read && read.Local.Id == local.Id));

    private static bool IsFinite(Expr expr) => expr switch
    {
        Atom => true,
        Apply { Function: Fn.Add or Fn.Sub or Fn.Mul or Fn.Neg or Fn.Convert or "Sin" or "Cos" or "Tanh" or "Truncate" } apply => apply.Args.All(IsFinite),
        Apply { Function: Fn.Div } apply => apply.Args[1] is Const { Value: not 0 } && IsFinite(apply.Args[0]),
        Apply { Function: "Pow" } apply => apply.Args[1] is Const { Value: >= 0 } && IsFinite(apply.Args[0]),
        Apply { Function: Fn.Select } apply => IsFinite(apply.Args[1]) && IsFinite(apply.Args[2]),
        _ => false,
    };
}
