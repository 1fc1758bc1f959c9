using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>What the compiler refuses of a type that it could not know of a type parameter: v is null, v is double d, 1 / T.Zero.</summary>
internal static class TypeMistakes
{
    public static bool Has(SyntaxNode node, SemanticModel model) => node switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression or (int)SyntaxKind.ModuloExpression, Right: var divisor } => IsZero(divisor, model),
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.DivideAssignmentExpression or (int)SyntaxKind.ModuloAssignmentExpression, Right: var divisor } => IsZero(divisor, model),
        ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression } => model.GetOperation(node) is not IPatternOperation { InputType: var type } || !CanBeNull(type),
        CaseSwitchLabelSyntax { Value.RawKind: (int)SyntaxKind.NullLiteralExpression, Parent.Parent: SwitchStatementSyntax choice } => !CanBeNull(model.GetTypeInfo(choice.Expression).Type),
        PatternSyntax => model.GetOperation(node) is IPatternOperation pattern && !CanMatch(pattern, model.Compilation),
        _ => false,
    };

    private static bool IsZero(ExpressionSyntax divisor, SemanticModel model) =>
        !TypeReader.IsReal(model.GetTypeInfo(divisor).ConvertedType) && model.GetConstantValue(divisor).Value is 0 or 0L or 0u or 0ul or 0m;

    private static bool CanBeNull(ITypeSymbol? type) => type is { IsValueType: false } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };

    private static bool CanMatch(IPatternOperation pattern, Compilation compilation)
    {
        var conversion = compilation.ClassifyConversion(pattern.InputType, pattern.NarrowedType);
        return conversion.IsIdentity || conversion.IsReference || conversion.IsBoxing || conversion.IsUnboxing || conversion.IsNullable;
    }
}
