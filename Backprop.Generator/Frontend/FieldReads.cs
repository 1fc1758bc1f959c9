using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Frontend;

/// <summary>
/// Whether what a method runs reads a marked field otherwise than by its name in a body that is read with the method: there it would be no variable, and its
/// derivative lost.
/// </summary>
internal sealed class FieldReads(Compilation compilation, IReadOnlyList<ISymbol> fields)
{
    /// <summary>Where, and in which way: words that go on from the name of the field. Null if nowhere.</summary>
    public (SyntaxNode Node, ISymbol Field, string Why)? Find(IEnumerable<SyntaxNode> methods)
    {
        foreach (var (node, within, _, symbol) in Reachable.From(methods, compilation))
        {
            if (node is ThisExpressionSyntax && !(node.Parent is MemberAccessExpressionSyntax access && access.Expression == node)) return (node, fields[0], "could be read through 'this', which is used as a whole; name the field");
            if (node is SimpleNameSyntax name && fields.FirstOrDefault(field => SymbolEqualityComparer.Default.Equals(field.OriginalDefinition, symbol?.OriginalDefinition)) is { } read && WhyNot(name, within) is { } why) return (node, read, why);
        }
        return null;
    }

    private static string? WhyNot(SimpleNameSyntax name, SyntaxNode within)
    {
        if (name.Parent is MemberAccessExpressionSyntax { Name.Identifier.Text: "Length" or "GetLength" } asked && asked.Expression == name) return null;
        if (within is BasePropertyDeclarationSyntax or AccessorDeclarationSyntax) return "is read in a property; make that a method, or read the field where the property is read";
        bool isOwn = name.Parent is not (MemberBindingExpressionSyntax or NameColonSyntax or BaseExpressionColonSyntax)
            && !(name.Parent is MemberAccessExpressionSyntax access && access.Name == name && access.Expression is not (ThisExpressionSyntax or BaseExpressionSyntax));
        return isOwn ? null : "is read by another name than its own; it may be the same object";
    }
}
