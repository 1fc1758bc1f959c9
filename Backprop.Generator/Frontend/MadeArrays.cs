using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Frontend;

/// <summary>Layer[] layers = { a, b } ⇒ List&lt;Layer&gt; layers = new List&lt;Layer&gt; { a, b }: arrays that a method makes, of what collections may hold and arrays may not.</summary>
internal static class MadeArrays
{
    /// <summary>The local variables that could as well be lists, and the types of these.</summary>
    public static IEnumerable<(ISymbol Variable, ITypeSymbol List)> In(SyntaxNode declaration, SemanticModel model)
    {
        if (model.Compilation.GetTypeByMetadataName("System.Collections.Generic.List`1") is not { } list) yield break;
        foreach (var variable in declaration.DescendantNodes().OfType<VariableDeclaratorSyntax>())
            if (variable is { Initializer.Value: var value, Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } } } && IsMade(value, model)
                && model.GetDeclaredSymbol(variable) is ILocalSymbol { RefKind: RefKind.None, Type: IArrayTypeSymbol { Rank: 1, ElementType: var item } type } local && IsItem(type)
                && (item.IsValueType || Size(value) is null) && !IsDisturbed(local, declaration, model) && !IsChangedInPlace(local, declaration, model))
                yield return (local, list.Construct(item));
    }

    /// <summary>Whether a list has taken the place of an array.</summary>
    public static bool Stands(ITypeSymbol list, ITypeSymbol array) => array is IArrayTypeSymbol { ElementType: var item } && IsItem(array) && Collections.CanBe(list) && list is INamedTypeSymbol { Name: "List", TypeArguments: var items } && SymbolEqualityComparer.Default.Equals(items[0], item);

    /// <summary>The size of a new array whose elements are not written out.</summary>
    public static ExpressionSyntax? Size(ExpressionSyntax value) => value is ArrayCreationExpressionSyntax { Initializer: null, Type.RankSpecifiers: { Count: 1 } ranks } && ranks[0].Sizes is { Count: 1 } sizes ? sizes[0] : null;

    public static InitializerExpressionSyntax? Elements(ExpressionSyntax value) => value switch
    {
        InitializerExpressionSyntax elements => elements,
        ArrayCreationExpressionSyntax { Initializer: { } elements } => elements,
        ImplicitArrayCreationExpressionSyntax { Initializer: var elements } => elements,
        _ => null,
    };

    /// <summary>The name in a.ToArray().</summary>
    public static SimpleNameSyntax? ToArray(ExpressionSyntax value, SemanticModel model) =>
        value is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name: { Identifier.ValueText: "ToArray" } name } } call && model.GetSymbolInfo(call).Symbol is IMethodSymbol method && ExpressionReader.IsLinq(method) ? name : null;

    private static bool IsMade(ExpressionSyntax value, SemanticModel model) => value is CollectionExpressionSyntax || Size(value) is not null || Elements(value) is not null || ToArray(value, model) is not null;

    private static bool IsItem(ITypeSymbol array) => array is IArrayTypeSymbol { ElementType: var item } && !TypeReader.IsReal(item) && Collections.IsItem(item) && ItemArrays.ItemOf(array) is null;

    /// <summary>Whether an element may be set while they are gone through, which no list allows.</summary>
    private static bool IsDisturbed(ILocalSymbol local, SyntaxNode declaration, SemanticModel model) => declaration.DescendantNodes().OfType<ElementAccessExpressionSyntax>()
        .Where(element => IsSet(element) && SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(element.Expression).Type, local.Type))
        .Any(element => element.Ancestors().TakeWhile(node => node != declaration).Any(around => around is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax || around is CommonForEachStatementSyntax));

    /// <summary>Whether a member that may change its struct is called on an element: of a list it would be called on a copy.</summary>
    private static bool IsChangedInPlace(ILocalSymbol local, SyntaxNode declaration, SemanticModel model) => declaration.DescendantNodes().OfType<ElementAccessExpressionSyntax>()
        .Where(element => SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(element.Expression).Type, local.Type))
        .Any(element =>
        {
            ExpressionSyntax whole = element;
            while (whole.Parent is ParenthesizedExpressionSyntax || whole.Parent is MemberAccessExpressionSyntax part && part.Expression == whole && model.GetSymbolInfo(part).Symbol is IFieldSymbol) whole = (ExpressionSyntax)whole.Parent;
            var member = whole.Parent is MemberAccessExpressionSyntax access && access.Expression == whole || whole.Parent is ElementAccessExpressionSyntax index && index.Expression == whole ? model.GetSymbolInfo(whole.Parent).Symbol : null;
            return member is { IsStatic: false, ContainingType.IsValueType: true } and not IFieldSymbol && !(member is IPropertySymbol { GetMethod.IsReadOnly: true } || member.ContainingType.IsReadOnly);
        });

    private static bool IsSet(ElementAccessExpressionSyntax element) => element.Parent is AssignmentExpressionSyntax assignment && assignment.Left == element || element.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax };
}
