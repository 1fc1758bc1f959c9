using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Frontend;

/// <summary>A node of what a method may run, the declaration that it stands in, and what it means, if it is an expression that means something.</summary>
internal sealed record Reached(SyntaxNode Node, SyntaxNode Within, SemanticModel Model, ISymbol? Symbol);

/// <summary>What a method may run of the project: itself, every method and property that it names, whether it calls it or hands it on, and so on.</summary>
internal static class Reachable
{
    public static IEnumerable<Reached> From(IEnumerable<SyntaxNode> methods, Compilation compilation)
    {
        var met = new HashSet<SyntaxNode>(methods);
        var open = new Stack<SyntaxNode>(met);
        while (open.Count > 0)
        {
            var syntax = open.Pop();
            var model = compilation.GetSemanticModel(syntax.SyntaxTree);
            foreach (var node in syntax.DescendantNodes())
            {
                var symbol = node is ExpressionSyntax ? model.GetSymbolInfo(node).Symbol : null;
                yield return new Reached(node, syntax, model, symbol);
                if (symbol is not (IMethodSymbol or IPropertySymbol)) continue;
                foreach (var reference in symbol.OriginalDefinition.DeclaringSyntaxReferences)
                    if (compilation.ContainsSyntaxTree(reference.SyntaxTree) && reference.GetSyntax() is var declaration && met.Add(declaration)) open.Push(declaration);
            }
        }
    }
}
