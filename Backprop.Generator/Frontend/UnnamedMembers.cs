using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>What runs without being named: conversions, enumerators, Deconstruct, the indexers of lists, Add, operator true.</summary>
internal static class UnnamedMembers
{
    /// <summary>The members that an expression or pattern runs besides what its symbol is, in an order of their own.</summary>
    /// <param name="node">The expression or pattern.</param>
    /// <param name="model">What the compiler knows of the file.</param>
    /// <param name="isWalked">Whether it is an array or string, which a foreach walks by itself.</param>
    public static IEnumerable<ISymbol?> Of(SyntaxNode node, SemanticModel model, bool isWalked) => node switch
    {
        ExpressionSyntax expression => OfExpression(expression, model, isWalked),
        PatternSyntax => OfPattern(model.GetOperation(node)),
        _ => [],
    };

    private static IEnumerable<ISymbol?> OfExpression(ExpressionSyntax node, SemanticModel model, bool isWalked)
    {
        yield return model.GetConversion(node).MethodSymbol;
        if (node is ElementAccessExpressionSyntax or PrefixUnaryExpressionSyntax or RangeExpressionSyntax && model.GetOperation(node) is IImplicitIndexerReferenceOperation indexed)
        {
            yield return indexed.IndexerSymbol;
            yield return indexed.LengthSymbol;
        }
        switch (node.Parent)
        {
            case CommonForEachStatementSyntax each when each.Expression == node && !isWalked:
                var enumeration = model.GetForEachStatementInfo(each);
                ISymbol?[] members = [enumeration.GetEnumeratorMethod, enumeration.MoveNextMethod, enumeration.CurrentProperty, enumeration.CurrentConversion.MethodSymbol, enumeration.ElementConversion.MethodSymbol];
                foreach (var member in members) yield return member;
                break;
            case InitializerExpressionSyntax { RawKind: (int)SyntaxKind.CollectionInitializerExpression }:
                yield return model.GetCollectionInitializerSymbolInfo(node).Symbol;
                break;
        }
        var deconstruction = node.Parent switch
        {
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment when assignment.Right == node => model.GetDeconstructionInfo(assignment),
            ForEachVariableStatementSyntax each when each.Expression == node => model.GetDeconstructionInfo(each),
            _ => default,
        };
        foreach (var member in OfDeconstruction(deconstruction)) yield return member;
    }

    private static IEnumerable<ISymbol?> OfDeconstruction(DeconstructionInfo deconstruction) =>
        deconstruction.Nested.IsDefaultOrEmpty ? [] : deconstruction.Nested.SelectMany(OfDeconstruction).Prepend(deconstruction.Method);

    private static IEnumerable<ISymbol?> OfPattern(IOperation? pattern) => pattern switch
    {
        IRecursivePatternOperation parts => [parts.DeconstructSymbol],
        IListPatternOperation list => [list.LengthSymbol, list.IndexerSymbol],
        ISlicePatternOperation slice => [slice.SliceSymbol],
        _ => [],
    };

    /// <summary>Whether it is an array or string that a foreach walks.</summary>
    public static bool IsWalked(SyntaxNode node, SemanticModel model) =>
        node is ExpressionSyntax && node.Parent is CommonForEachStatementSyntax each && each.Expression == node && model.GetTypeInfo(node).Type is IArrayTypeSymbol or { SpecialType: SpecialType.System_String };
}
