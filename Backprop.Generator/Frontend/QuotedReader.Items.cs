using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Frontend;

/// <summary>Arrays of structs in a text: an element's number, and whether there is an array at all.</summary>
internal sealed partial class QuotedReader
{
    /// <summary>ps[i].X, where it stands: an element of the array of all X. False for anything else.</summary>
    private bool Item(MemberAccessExpressionSyntax member, Context context)
    {
        if (Model.GetOperation(member) is not { } operation || expressions.ArraysOf(operation) is not { Local: { } numbers }) return false;
        if (ExpressionReader.RootOf(operation).Syntax is not ElementAccessExpressionSyntax element)
        {
            AddHole(expressions.ReadAtom(operation), Settled(context, member));
            return true;
        }
        KeepOrder(member);
        AddHole(new Read(numbers), Settled(context, member));
        text.Append("[");
        Walk(element.ArgumentList.Arguments[0].Expression, Context.Cut);
        text.Append("]" + ((ArrayType)numbers.Type).Part?.Member);
        return true;
    }

    /// <summary>Whether an array is asked no more than whether it is there.</summary>
    private static bool AsksWhetherThere(ExpressionSyntax array) => array.Parent switch
    {
        BinaryExpressionSyntax both => (both.IsKind(SyntaxKind.EqualsExpression) || both.IsKind(SyntaxKind.NotEqualsExpression)) && (both.Left == array ? both.Right : both.Left).IsKind(SyntaxKind.NullLiteralExpression),
        IsPatternExpressionSyntax pattern => LooksAtShape(pattern.Pattern),
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var type, Name.Identifier.ValueText: "ThrowIfNull" } } } => type.ToString().EndsWith("ArgumentNullException", StringComparison.Ordinal),
        _ => false,
    };
}
