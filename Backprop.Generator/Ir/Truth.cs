namespace Backprop.Generator.Ir;

/// <summary>The two constant conditions.</summary>
internal static class Truth
{
    public static readonly Const True = new(1, "true", IrType.Bool);
    public static readonly Const False = new(0, "false", IrType.Bool);

    public static Const Of(bool holds) => holds ? True : False;

    public static bool IsTrue(Expr expr) => expr is Const { Value: not 0 };
}
