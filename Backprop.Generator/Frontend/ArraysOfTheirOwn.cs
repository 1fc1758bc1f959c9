using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Frontend;

/// <summary>private readonly double[] nodes = { 1, 2 }; ⇒ no array that a method is given is this one, if its class makes it, and never hands it out.</summary>
internal sealed class ArraysOfTheirOwn(Compilation compilation)
{
    private readonly Dictionary<ISymbol, bool> known = new(SymbolEqualityComparer.Default);

    public bool IsOne(ISymbol member)
    {
        if (member is not IFieldSymbol { DeclaredAccessibility: Accessibility.Private, Type: IArrayTypeSymbol { Rank: 1, ElementType: not IArrayTypeSymbol }, ContainingType: { } owner } field) return false;
        if (known.TryGetValue(field.OriginalDefinition, out bool isOwn)) return isOwn;
        return known[field.OriginalDefinition] = owner.DeclaringSyntaxReferences.All(part => compilation.ContainsSyntaxTree(part.SyntaxTree) && StaysIn(field.OriginalDefinition, part.GetSyntax(), compilation.GetSemanticModel(part.SyntaxTree)));
    }

    private static bool StaysIn(IFieldSymbol field, SyntaxNode type, SemanticModel model) =>
        type.DescendantNodes().OfType<VariableDeclaratorSyntax>().Where(declared => declared.Identifier.ValueText == field.Name && SymbolEqualityComparer.Default.Equals(model.GetDeclaredSymbol(declared), field)).All(declared => declared.Initializer is null || IsNew(declared.Initializer.Value, model))
        && type.DescendantNodes().OfType<SimpleNameSyntax>().Where(name => name.Identifier.ValueText == field.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol?.OriginalDefinition, field)).All(name => IsUse(name, model));

    /// <summary>Whether a name asks the array for elements or its length, or is assigned a new one.</summary>
    private static bool IsUse(SimpleNameSyntax name, SemanticModel model)
    {
        var whole = Callees.Whole(name);
        return whole.Parent switch
        {
            ElementAccessExpressionSyntax element => element.Expression == whole && element.ArgumentList.Arguments.All(argument => argument.Expression is not RangeExpressionSyntax)
                && element.Parent is not (RefExpressionSyntax or ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword }),
            MemberAccessExpressionSyntax { Name.Identifier.Text: "Length" or "GetLength" } => true,
            ForEachStatementSyntax each => each.Expression == whole,
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Parent: ExpressionStatementSyntax } assignment => assignment.Left == whole && IsNew(assignment.Right, model),
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } } } => true,
            _ => FieldChanges.IsOnlyAsked(whole),
        };
    }

    private static bool IsNew(ExpressionSyntax value, SemanticModel model) => value is ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or InitializerExpressionSyntax or CollectionExpressionSyntax
        || value is CastExpressionSyntax { Type: ArrayTypeSyntax, Expression: var cloned } && IsOfTheLibrary(cloned, "Clone", model) || IsOfTheLibrary(value, "ToArray", model);

    private static bool IsOfTheLibrary(ExpressionSyntax value, string name, SemanticModel model) =>
        value is InvocationExpressionSyntax call && model.GetSymbolInfo(call).Symbol is IMethodSymbol { DeclaringSyntaxReferences.IsEmpty: true } method && method.Name == name && method.ContainingNamespace.ToDisplayString().StartsWith("System", StringComparison.Ordinal);
}
