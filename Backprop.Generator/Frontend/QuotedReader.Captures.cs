using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Frontend;

/// <summary>What a lambda, query or local function takes from around it.</summary>
internal sealed partial class QuotedReader
{
    /// <summary>Whether it uses variables of the method, or calls a function inside of it.</summary>
    public bool Captures(SyntaxNode node) =>
        node.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => IsOfTheMethod(source.ModelOf(node).GetSymbolInfo(name).Symbol, node))
        || expressions.Passenger is not null && callees.UsesObject(node);

    private bool IsOfTheMethod(ISymbol? symbol, SyntaxNode node) => symbol switch
    {
        ILocalSymbol or IParameterSymbol => expressions.Find(symbol) is not null || callees.IsBound(symbol),
        IMethodSymbol { MethodKind: MethodKind.LocalFunction } => symbol.DeclaringSyntaxReferences.All(place => place.SyntaxTree == node.SyntaxTree && !node.Span.Contains(place.Span)),
        _ => false,
    };
}
