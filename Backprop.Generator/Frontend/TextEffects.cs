using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Frontend;

/// <summary>
/// Whether a text that stays the user's own may change something: what it does itself, and what it calls. Members of the project are looked into; of the library
/// it is known which only look.
/// </summary>
internal sealed class TextEffects(Compilation compilation)
{
    public bool MayHappen(SyntaxNode text)
    {
        var model = compilation.ContainsSyntaxTree(text.SyntaxTree) ? compilation.GetSemanticModel(text.SyntaxTree) : null;
        return model is null || Changes(text, text, model) || IsUnknown(text, model.GetSymbolInfo(text).Symbol)
            || Reachable.From([text], compilation).Any(reached => Changes(reached.Node, reached.Within, reached.Model) || IsUnknown(reached.Node, reached.Symbol));
    }

    private static bool Changes(SyntaxNode node, SyntaxNode within, SemanticModel model)
    {
        var target = node switch
        {
            // A value that is kept once it is known is the same each time.
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression } => null,
            AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } => null,
            AssignmentExpressionSyntax assignment => assignment.Left,
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } step => step.Operand,
            PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } step => step.Operand,
            _ => null,
        };
        // A constructor makes what it assigns; what calls a setter is an assignment itself.
        if (target is null || within is ConstructorDeclarationSyntax || node.FirstAncestorOrSelf<AccessorDeclarationSyntax>() is { RawKind: (int)SyntaxKind.SetAccessorDeclaration or (int)SyntaxKind.InitAccessorDeclaration }) return false;
        while (target is ElementAccessExpressionSyntax or MemberAccessExpressionSyntax)
            target = target is ElementAccessExpressionSyntax element ? element.Expression : ((MemberAccessExpressionSyntax)target).Expression;
        return target is not (TupleExpressionSyntax or DeclarationExpressionSyntax) && model.GetSymbolInfo(target).Symbol is not (ILocalSymbol or IDiscardSymbol)
            && !(model.GetSymbolInfo(target).Symbol is IParameterSymbol { RefKind: RefKind.None } && target.Parent is not (ElementAccessExpressionSyntax or MemberAccessExpressionSyntax));
    }

    /// <summary>Whether a name is that of something of which nobody knows what it does.</summary>
    private bool IsUnknown(SyntaxNode node, ISymbol? symbol)
    {
        if (symbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ReducedExtension or MethodKind.DelegateInvoke } method) return symbol is IPropertySymbol { IsAbstract: true } && IsOfProject(symbol);
        if (IsOfProject(method)) return method.IsAbstract || method.IsExtern;
        if (method.MethodKind == MethodKind.DelegateInvoke) return node is InvocationExpressionSyntax or SimpleNameSyntax;
        if (ExpressionReader.IsLinq(method.ReducedFrom ?? method) || QuotedReader.IsGuard(method)) return false;
        string space = method.ContainingNamespace.ToDisplayString();
        if (method.IsStatic || method.ReducedFrom is not null)
            return space is "System.IO" or "System.Diagnostics" or "System.Threading" or "System.Threading.Tasks" && method.Name != "Assert" || method.ContainingType.Name is "Console" || method.ContainingType.SpecialType == SpecialType.System_Array && method.Name is "Sort" or "Fill" or "Clear" or "Copy" or "Reverse" or "Resize";
        return !(method.ContainingType.IsValueType && method.Name != "MoveNext" || method.ContainingType.SpecialType is SpecialType.System_String or SpecialType.System_Object) && !OnlyLooks.Contains(method.Name);
    }

    private static readonly HashSet<string> OnlyLooks =
    [
        "Contains", "ContainsKey", "ContainsValue", "IndexOf", "LastIndexOf", "TryGetValue", "Peek", "TryPeek", "BinarySearch", "Exists", "TrueForAll", "Find", "FindIndex", "FindLast", "FindLastIndex", "FindAll", "ConvertAll", "GetRange",
        "ToArray", "Clone", "GetLength", "GetUpperBound", "GetLowerBound", "GetValue", "ToString", "Equals", "GetHashCode", "GetType", "CompareTo", "Compare", "IsSubsetOf", "IsSupersetOf", "Overlaps", "SetEquals",
    ];

    private bool IsOfProject(ISymbol symbol) => symbol.OriginalDefinition.DeclaringSyntaxReferences.Any(reference => compilation.ContainsSyntaxTree(reference.SyntaxTree));
}
