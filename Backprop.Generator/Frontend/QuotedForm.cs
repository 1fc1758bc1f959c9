using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Frontend;

/// <summary>What can be told of a quoted expression from its form.</summary>
internal static class QuotedForm
{
    public static Binding BindingOf(SyntaxNode syntax) => syntax switch
    {
        AssignmentExpressionSyntax or LambdaExpressionSyntax or QueryExpressionSyntax or ThrowExpressionSyntax => Binding.Loose,
        ConditionalExpressionSyntax => Binding.Conditional,
        BinaryExpressionSyntax binary => OfOperator(binary.Kind()),
        IsPatternExpressionSyntax => Binding.Relational,
        SwitchExpressionSyntax or RangeExpressionSyntax or WithExpressionSyntax => Binding.Loose,
        PrefixUnaryExpressionSyntax or CastExpressionSyntax or AwaitExpressionSyntax => Binding.Unary,
        _ => Binding.Primary,
    };

    private static Binding OfOperator(SyntaxKind kind) => kind switch
    {
        SyntaxKind.CoalesceExpression => Binding.Conditional,
        SyntaxKind.LogicalOrExpression => Binding.Or,
        SyntaxKind.LogicalAndExpression => Binding.And,
        SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression => Binding.Equality,
        SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression
            or SyntaxKind.GreaterThanOrEqualExpression or SyntaxKind.IsExpression or SyntaxKind.AsExpression => Binding.Relational,
        SyntaxKind.AddExpression or SyntaxKind.SubtractExpression => Binding.Additive,
        SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression or SyntaxKind.ModuloExpression => Binding.Multiplicative,
        _ => Binding.Loose,
    };

    /// <summary>
    /// Whether the expression may be evaluated later or not at all: nothing but variables, literals and constants under
    /// operators that cannot fail.
    /// </summary>
    public static bool IsMovable(SyntaxNode syntax, SemanticModel model) => IsPure(syntax, model, readsElements: false);

    /// <summary>Whether the expression may be left out: nothing but what is movable, elements of arrays, and members whose reading runs no code.</summary>
    public static bool IsPure(SyntaxNode syntax, SemanticModel model, bool readsElements = true) => syntax is AnonymousFunctionExpressionSyntax || syntax.DescendantNodesAndSelf().All(node => node switch
    {
        LiteralExpressionSyntax or ParenthesizedExpressionSyntax or PredefinedTypeSyntax or ConditionalExpressionSyntax => true,
        _ when node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } asked && IsGetLength(asked, model) => true,
        BinaryExpressionSyntax binary => (!binary.IsKind(SyntaxKind.DivideExpression) && !binary.IsKind(SyntaxKind.ModuloExpression) || IsNonzero(binary.Right, model)) && IsBuiltIn(binary, model),
        PrefixUnaryExpressionSyntax prefix => prefix.Kind() is (SyntaxKind.UnaryMinusExpression or SyntaxKind.UnaryPlusExpression or SyntaxKind.LogicalNotExpression or SyntaxKind.BitwiseNotExpression) && IsBuiltIn(prefix, model),
        CastExpressionSyntax cast => cast.Type is PredefinedTypeSyntax && IsBuiltIn(cast, model) && model.GetTypeInfo(cast.Expression).Type is { IsValueType: true },
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } => readsElements,
        MemberAccessExpressionSyntax member => IsLength(member, model) || readsElements && ObjectMembers.IsPlain(model.GetSymbolInfo(member).Symbol),
        ThisExpressionSyntax => readsElements,
        PostfixUnaryExpressionSyntax postfix => postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression) && readsElements,
        IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } } => readsElements,
        IdentifierNameSyntax { Parent: InvocationExpressionSyntax } => readsElements,
        ElementAccessExpressionSyntax element => readsElements && model.GetTypeInfo(element.Expression).Type is { } indexed && (indexed is IArrayTypeSymbol || TypeReader.ReadArray(indexed) is not null),
        InvocationExpressionSyntax call => readsElements && model.GetSymbolInfo(call).Symbol is IMethodSymbol method && ExpressionReader.KnownFunction(method) is { Kind: not Rules.MathMemberKind.Refused },
        BracketedArgumentListSyntax or ArgumentListSyntax or ArgumentSyntax { RefKindKeyword.RawKind: 0, NameColon: null } => readsElements,
        IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax member } named when member.Name == named => true,
        IdentifierNameSyntax name => (IsVariable(model.GetSymbolInfo(name).Symbol) || readsElements && IsNamed(model.GetSymbolInfo(name).Symbol)) && !model.GetConversion(name).IsUserDefined,
        _ => false,
    }) && CheckedContext(syntax) != "checked";

    /// <summary>Whether the expression runs nothing that could change something: operators, fields, and functions that have a rule.</summary>
    public static bool IsRepeatable(SyntaxNode syntax, SemanticModel model) => syntax is AnonymousFunctionExpressionSyntax || syntax.DescendantNodesAndSelf().All(node => node switch
    {
        InvocationExpressionSyntax call => model.GetSymbolInfo(call).Symbol is IMethodSymbol method && (ExpressionReader.KnownFunction(method) is { Kind: not Rules.MathMemberKind.Refused } || IsGetLength(call, model)),
        AssignmentExpressionSyntax or PostfixUnaryExpressionSyntax or BaseObjectCreationExpressionSyntax or AwaitExpressionSyntax or AnonymousFunctionExpressionSyntax => false,
        PrefixUnaryExpressionSyntax prefix => !prefix.IsKind(SyntaxKind.PreIncrementExpression) && !prefix.IsKind(SyntaxKind.PreDecrementExpression),
        BinaryExpressionSyntax or CastExpressionSyntax or IdentifierNameSyntax or ElementAccessExpressionSyntax => model.GetSymbolInfo(node).Symbol is not (IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion } or IPropertySymbol { DeclaringSyntaxReferences.Length: > 0 }),
        _ => true,
    });

    /// <summary>What keeps its value while nothing assigns it by name.</summary>
    private static bool IsVariable(ISymbol? symbol) => symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol { HasConstantValue: true } && !PrimaryParameters.Is(symbol);

    /// <summary>A member of the object itself, or what a static member is named by.</summary>
    private static bool IsNamed(ISymbol? symbol) => symbol is INamedTypeSymbol or INamespaceSymbol || PrimaryParameters.Is(symbol) || ObjectMembers.IsPlain(symbol);

    /// <summary>The length of an array, span or list that a variable holds.</summary>
    private static bool IsLength(MemberAccessExpressionSyntax member, SemanticModel model) =>
        Ir.Lengths.IsMember(member.Name.Identifier.Text) && model.GetSymbolInfo(member).Symbol is IPropertySymbol
        && model.GetTypeInfo(member.Expression).Type is { } type && (type is IArrayTypeSymbol || TypeReader.ReadArray(type) is not null);

    /// <summary>a.GetLength(1), of a variable and a dimension that it has.</summary>
    private static bool IsGetLength(InvocationExpressionSyntax call, SemanticModel model) =>
        call is { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "GetLength", Expression: IdentifierNameSyntax array }, ArgumentList.Arguments: { Count: 1 } arguments }
        && IsVariable(model.GetSymbolInfo(array).Symbol) && model.GetTypeInfo(array).Type is IArrayTypeSymbol { Rank: var rank }
        && model.GetConstantValue(arguments[0].Expression) is { HasValue: true, Value: int dimension } && dimension >= 0 && dimension < rank;

    private static bool IsNonzero(ExpressionSyntax divisor, SemanticModel model) => model.GetConstantValue(divisor) is { HasValue: true, Value: int and not (0 or -1) };

    /// <summary>The checked or unchecked context that the user put around the expression, nearest first; null for none.</summary>
    public static string? CheckedContext(SyntaxNode syntax)
    {
        for (var node = syntax.Parent; node is not null and not MemberDeclarationSyntax; node = node.Parent)
            switch (node.Kind())
            {
                case SyntaxKind.CheckedStatement or SyntaxKind.CheckedExpression: return "checked";
                case SyntaxKind.UncheckedStatement or SyntaxKind.UncheckedExpression: return "unchecked";
            }
        return null;
    }

    public static bool HasIntegerArithmetic(SyntaxNode syntax) => syntax.DescendantNodesAndSelf().Any(node =>
        node is BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax or CastExpressionSyntax or AssignmentExpressionSyntax);

    /// <summary>A compound assignment to a type narrower than int converts its result back.</summary>
    public static string Narrowing(ITypeSymbol type) => NeedsNarrowing(type) ? "(" + TypeReader.Spell(type) + ")(" : "";

    public static string NarrowingEnd(ITypeSymbol type) => NeedsNarrowing(type) ? ")" : "";

    private static bool NeedsNarrowing(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Char
        || type.TypeKind == TypeKind.Enum;

    private static bool IsBuiltIn(ExpressionSyntax operation, SemanticModel model) => model.GetSymbolInfo(operation).Symbol is null or IMethodSymbol { MethodKind: MethodKind.BuiltinOperator };
}
