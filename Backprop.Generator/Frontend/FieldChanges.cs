using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Frontend;

/// <summary>
/// Whether what a method runs may change a field, or an element of an array that the field holds: anything in the project that it leads to, whether it is
/// called or only named. Who calls what is not known by its name may change anything; code of other projects does not know the field.
/// </summary>
/// <param name="compilation">The project.</param>
/// <param name="dispatched">The virtual calls of which it is known what they may run.</param>
internal sealed class FieldChanges(Compilation compilation, IReadOnlyDictionary<SyntaxNode, IReadOnlyList<Callee>> dispatched)
{
    private readonly HeldArrayWrites writes = new(compilation);

    public bool MayHappen(SyntaxNode method, ISymbol field)
    {
        bool isArray = TypeReader.ReadArray(OwnFields.TypeOf(field)) is not null;
        var own = field.OriginalDefinition;
        foreach (var (node, within, model, symbol) in Reachable.From(OwnFields.Bodies(method, dispatched), compilation))
        {
            if (RunsUnseen(node, model)) return true;
            if (symbol is null) continue;
            if (SymbolEqualityComparer.Default.Equals(symbol.OriginalDefinition, own) && node is SimpleNameSyntax name && IsChanged(name, isArray && within != method)) return true;
            // Another field may hold the same array.
            if (isArray && node is SimpleNameSyntax other && !SymbolEqualityComparer.Default.Equals(symbol.OriginalDefinition, own)
                && ObjectMembers.KeptType(symbol) is { } kept && (SymbolEqualityComparer.Default.Equals(kept, OwnFields.TypeOf(field)) || OwnFields.IsGenericArray(kept)) && (IsChanged(other, isArrayElsewhere: false) || writes.IsWritten(other))) return true;
            if (symbol is IMethodSymbol { MethodKind: MethodKind.DelegateInvoke } || IsOpen(symbol) && !IsDispatched(node)) return true;
        }
        return false;
    }

    /// <summary>Calls that no name stands for: of an enumerator, of Dispose, of ToString.</summary>
    private static bool RunsUnseen(SyntaxNode node, SemanticModel model) => node switch
    {
        CommonForEachStatementSyntax each => IsOfProject(each.Expression, model) && !Collections.IsOfTheLibrary(model.GetTypeInfo(each.Expression).Type is INamedTypeSymbol { TypeKind: TypeKind.Class } type ? type : null),
        UsingStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } => true,
        InterpolationSyntax shown => IsOfProject(shown.Expression, model),
        _ => false,
    } || node is ExpressionSyntax { Parent: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum } part && model.GetTypeInfo(sum).Type?.SpecialType == SpecialType.System_String && IsOfProject(part, model);

    private static bool IsOfProject(ExpressionSyntax value, SemanticModel model) => model.GetTypeInfo(value).Type is { TypeKind: not TypeKind.Enum, SpecialType: SpecialType.None } type and not IArrayTypeSymbol
        && (type.DeclaringSyntaxReferences.Length > 0 || type.TypeKind is TypeKind.Interface or TypeKind.TypeParameter || type is INamedTypeSymbol { TypeArguments: var given } && given.Any(argument => argument.DeclaringSyntaxReferences.Length > 0));

    private bool IsDispatched(SyntaxNode node) => node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call && (call == node || call.Expression.Contains(node)) && dispatched.ContainsKey(call);

    /// <summary>Whether the project may have another body for it.</summary>
    private static bool IsOpen(ISymbol symbol) => symbol is IMethodSymbol or IPropertySymbol && symbol.DeclaringSyntaxReferences.Length > 0
        && Callees.MayBeOverridden(symbol);

    /// <summary>What the method itself does to elements is read; elsewhere an array may only be looked into.</summary>
    private static bool IsChanged(SimpleNameSyntax name, bool isArrayElsewhere)
    {
        var whole = Whole(name);
        return IsTarget(whole) || isArrayElsewhere && IsElementChanged(whole);
    }

    /// <summary>The way to what a name stands for, and the brackets around it. If that is all there is, a variable gets it, and what is written through that is known.</summary>
    public static ExpressionSyntax Whole(SimpleNameSyntax name)
    {
        ExpressionSyntax whole = Callees.Whole(name);
        while (whole.Parent is ParenthesizedExpressionSyntax around) whole = around;
        return whole;
    }

    /// <summary>Whether an array may get other elements where it is named: anywhere that is not known to look into it alone.</summary>
    public static bool IsElementChanged(ExpressionSyntax whole)
    {
        if (whole.Parent is MemberAccessExpressionSyntax { Name.Identifier.Text: "Length" or "GetLength" } || whole.Parent is ForEachStatementSyntax each && each.Expression == whole || IsOnlyAsked(whole)) return false;
        var element = whole;
        while (element.Parent is ElementAccessExpressionSyntax access && access.Expression == element) element = access;
        return element == whole || IsTarget(element);
    }

    /// <summary>a is null, a != b.</summary>
    public static bool IsOnlyAsked(ExpressionSyntax whole) => whole.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression }
        or IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax or UnaryPatternSyntax { Pattern: ConstantPatternSyntax } };

    private static bool IsTarget(ExpressionSyntax whole) => whole.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == whole,
        PrefixUnaryExpressionSyntax prefix => prefix.RawKind is (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression,
        PostfixUnaryExpressionSyntax postfix => postfix.RawKind is (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression,
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) && !argument.RefKindKeyword.IsKind(SyntaxKind.InKeyword) || argument.Parent is TupleExpressionSyntax { Parent: AssignmentExpressionSyntax deconstruction } tuple && deconstruction.Left == tuple,
        RefExpressionSyntax => true,
        _ => false,
    };
}
