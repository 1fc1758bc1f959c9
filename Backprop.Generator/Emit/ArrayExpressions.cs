using Backprop.Generator.Beautify;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Emit;

/// <summary>New arrays and parts of arrays, as C# has them. What the caller never sees is rented from the workspace.</summary>
internal sealed class ArrayExpressions(Names names)
{
    /// <summary>Says of a new array that it is the caller's in the end.</summary>
    public const string Own = "new";

    /// <summary>Whether an expression asks the workspace for an array.</summary>
    public static bool IsRented(Expr value) => value is Apply { Function: Fn.ShadowOf or Fn.Snapshot } or Apply { Function: Fn.NewArray, Callee: not Own, Type: ArrayType { Element.IsReal: true, Rank: <= 3, Form: not ArrayForm.Cells, Part: null } };

    /// <summary>Whether an expression, or a part of it, asks the workspace for an array.</summary>
    public static bool Rents(Expr value) => IsRented(value) || value switch
    {
        Apply apply => apply.Args.Any(Rents),
        Element element => element.Indices.Any(Rents),
        _ => false,
    };

    /// <summary>Whether a body asks the workspace for an array.</summary>
    public static bool Rents(IEnumerable<Stmt> body) => IrWalk.All(body).SelectMany(ValuesOf).Any(Rents);

    /// <summary>The expressions of a statement that may ask for one.</summary>
    public static IEnumerable<Expr> ValuesOf(Stmt stmt) => stmt is Call call ? call.Args : stmt is Store store ? [store.Value] : IrWalk.Value(stmt) is { } value ? [value] : [];

    /// <summary>A new array: its lengths stand before the brackets of the element's own type.</summary>
    public static string New(ArrayType type, string lengths)
    {
        string element = type.Item;
        int brackets = element.IndexOf('[') is var first and >= 0 ? first : element.Length;
        return "new " + element.Substring(0, brackets) + "[" + lengths + "]" + element.Substring(brackets);
    }

    public string Of(Apply apply, Func<Expr, string> tight, Func<Expr, string> loose)
    {
        var type = (ArrayType)apply.Type;
        string arguments = string.Join(", ", apply.Args.Select(loose));
        switch (apply.Function)
        {
            case Fn.ShadowOf:
                return names.Workspace + ".ShadowOf(" + arguments + ")";
            case Fn.Snapshot:
                return names.Workspace + ".Copy<" + type.Element.Text + ">(" + arguments + ")";
            case Fn.NewArray when IsRented(apply):
                return names.Workspace + ".Zeros<" + type.Element.Text + ">(" + arguments + ")";
            case Fn.NewArray:
                return New(type, arguments);
            default:
                string whole = tight(apply.Args[0]);
                var from = (ArrayType)apply.Args[0].Type;
                if (from.Form == ArrayForm.Memory && type.Form != ArrayForm.Memory) whole += ".Span";
                if (apply.Args.Count == 1) return from.Form == ArrayForm.Array && type.IsSpan ? whole + ".AsSpan()" : whole;
                return whole + (from.Form == ArrayForm.Array ? ".AsSpan(" : ".Slice(") + string.Join(", ", apply.Args.Skip(1).Select(loose)) + ")";
        }
    }
}
