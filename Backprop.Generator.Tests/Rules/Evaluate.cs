using Backprop.Generator.Ir;

namespace Backprop.Generator.Tests.Rules;

/// <summary>The value of an expression where the variables have values; each operation in the precision of its type.</summary>
internal static class Evaluate
{
    public static object Of(Expr expr, IReadOnlyDictionary<int, object> values) => expr switch
    {
        Const { Type: var type } number => type == IrType.Single ? (object)(float)number.Value : number.Value,
        Read read => values[read.Local.Id],
        Apply apply => Called.Results(apply.Function, TypeOfMembers(apply), [.. apply.Args.Select(arg => Of(arg, values))])![0],
        _ => throw new NotSupportedException("no value of " + expr),
    };

    /// <summary>A comparison is of no precision itself.</summary>
    private static IrType TypeOfMembers(Apply apply) => apply.Type.IsReal ? apply.Type : apply.Args[0].Type;
}
