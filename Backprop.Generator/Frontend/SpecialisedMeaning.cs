using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Frontend;

/// <summary>
/// Whether each name, call and operator of a specialised text means what it means in the generic one. C# chooses overloads and operators for the
/// type parameter, once; for the type that it stands for it could choose others.
/// </summary>
internal sealed class SpecialisedMeaning(SpecialisedText text, SemanticModel before, SemanticModel after, TypeArguments types)
{
    /// <summary>The nodes of the specialised text, and what they were.</summary>
    public Dictionary<SyntaxNode, SyntaxNode> Originals { get; } = [];

    /// <summary>The variables of the generic text, and what they are now.</summary>
    public Dictionary<ISymbol, ISymbol> Variables { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The first part of the generic text that means something else; null if there is none.</summary>
    public SyntaxNode? Difference(IReadOnlyList<SyntaxNode> specialised)
    {
        var open = new Stack<(SyntaxNode Old, SyntaxNode Now)>(text.Parts.Zip(specialised, (old, now) => (old, now)));
        while (open.Count > 0)
        {
            var (old, now) = open.Pop();
            Originals[now] = old;
            if (text.Converted(old, now) is { } operand)
            {
                open.Push(operand);
                continue;
            }
            if (text.Paraphrased(old, now) is { } parts)
            {
                foreach (var pair in parts) open.Push(pair);
                continue;
            }
            if (text.Counterpart(old, now) is not { } counterpart)
            {
                if (after.GetTypeInfo(now).Type is { TypeKind: TypeKind.Error }) return old;
                continue;
            }
            var (children, others) = (old.ChildNodes().ToArray(), counterpart.ChildNodes().ToArray());
            if (old.RawKind != counterpart.RawKind || children.Length + text.Added(old) != others.Length || !IsSame(old, now, counterpart)) return old;
            for (int i = children.Length - 1; i >= 0; i--) open.Push((children[i], others[i]));
        }
        return Originals.FirstOrDefault(pair => !RunsTheSame(pair.Value, pair.Key) || TypeMistakes.Has(pair.Key, after)).Value;
    }

    /// <summary>Whether what a part of the generic text has become is no C#.</summary>
    public bool IsMistake(SyntaxNode old) => Originals.First(pair => pair.Value == old).Key is var now
        && (after.GetSymbolInfo(now).Symbol is null && before.GetSymbolInfo(old).Symbol is not null || TypeMistakes.Has(now, after) || after.GetTypeInfo(now).Type is { TypeKind: TypeKind.Error });

    private bool IsSame(SyntaxNode old, SyntaxNode now, SyntaxNode counterpart)
    {
        if (old is ParameterSyntax or VariableDeclaratorSyntax or SingleVariableDesignationSyntax or ForEachStatementSyntax or CatchDeclarationSyntax
            && before.GetDeclaredSymbol(old) is { } variable && after.GetDeclaredSymbol(counterpart) is { } declared) Variables[variable] = declared;
        if (old is not ExpressionSyntax || old is ParenthesizedExpressionSyntax or TypeSyntax and not NameSyntax or IdentifierNameSyntax { IsVar: true }) return true;
        return (before.GetSymbolInfo(old).Symbol, after.GetSymbolInfo(now).Symbol) switch
        {
            (null, null) => true,
            // What an interface has for an array is its element.
            (IPropertySymbol { IsIndexer: true, ContainingType: var owner }, null) when now is ElementAccessExpressionSyntax { Expression: var array } => after.GetTypeInfo(array).Type is IArrayTypeSymbol type && Sequences.Stands(type, types.Of(owner)),
            (null, IPropertySymbol { IsIndexer: true, ContainingType: var list }) when old is ElementAccessExpressionSyntax { Expression: var array } => before.GetTypeInfo(array).Type is { } type && MadeArrays.Stands(list, type),
            ({ } was, { } becomes) => IsSame(was, becomes),
            _ => false,
        };
    }

    /// <summary>Whether an expression has the same type, before it is converted and afterwards, and runs the same without naming it.</summary>
    private bool RunsTheSame(SyntaxNode old, SyntaxNode now)
    {
        if (old is not (ExpressionSyntax or PatternSyntax or SpreadElementSyntax) || old is InitializerExpressionSyntax || old is TypeSyntax and not NameSyntax or OmittedArraySizeExpressionSyntax) return true;
        var (was, becomes) = (before.GetTypeInfo(old), after.GetTypeInfo(now));
        bool isWalked = UnnamedMembers.IsWalked(now, after) || old.Parent is FromClauseSyntax || old is ExpressionSyntax && becomes.Type is { } sequence && was.Type is { } face && Sequences.Stands(sequence, types.Of(face));
        if (old is ExpressionSyntax && !old.IsKind(SyntaxKind.NullLiteralExpression)
            && !(IsSame(was.Type, becomes.Type) && (isWalked || IsSame(was.ConvertedType, becomes.ConvertedType)))) return false;
        if (IsChosenByItsType(old)) return false;
        if (!CallerInfo.Of(before.GetOperation(old)).Select(CallerInfo.Value).SequenceEqual(CallerInfo.Of(after.GetOperation(now)).Select(CallerInfo.Value))) return false;
        if (old is ElementAccessExpressionSyntax { Expression: var whole } && before.GetTypeInfo(whole).Type is IArrayTypeSymbol && now is ElementAccessExpressionSyntax { Expression: var list } && after.GetTypeInfo(list).Type is not IArrayTypeSymbol) return true;
        if (old is ExpressionSyntax && old.Parent.IsKind(SyntaxKind.ArrayInitializerExpression) && now.Parent.IsKind(SyntaxKind.CollectionInitializerExpression)) return Equal(before.GetConversion(old).MethodSymbol, after.GetConversion(now).MethodSymbol);
        var (members, others) = (UnnamedMembers.Of(old, before, isWalked).ToArray(), UnnamedMembers.Of(now, after, isWalked).ToArray());
        return members.Length == others.Length && members.Zip(others, (member, other) => member is null ? other is null : other is not null && IsSame(member, other)).All(same => same);
    }

    private bool IsSame(ITypeSymbol? was, ITypeSymbol? becomes) => was is null || becomes is null
        ? was is null && becomes is null
        : was.IsAnonymousType && becomes.IsAnonymousType || Sequences.Stands(becomes, types.Of(was)) || before.Compilation.ClassifyCommonConversion(types.Of(was), becomes).IsIdentity;

    /// <summary>What C# does by what a type has, and does not tell: operator true, the elements of a new collection, the parts of an interpolated string.</summary>
    private bool IsChosenByItsType(SyntaxNode old) => old switch
    {
        ExpressionSyntax condition when IsCondition(condition) && before.GetTypeInfo(condition).Type is { SpecialType: not SpecialType.System_Boolean } type => TypeArguments.Mentions(type),
        CollectionExpressionSyntax => before.GetTypeInfo(old).ConvertedType is ITypeParameterSymbol,
        SpreadElementSyntax spread => before.GetTypeInfo(spread.Expression).Type is ITypeParameterSymbol,
        InterpolatedStringExpressionSyntax => before.GetTypeInfo(old).ConvertedType is { TypeKind: TypeKind.Struct },
        _ => false,
    };

    private static bool IsCondition(ExpressionSyntax node) => node == node.Parent switch
    {
        IfStatementSyntax parent => parent.Condition,
        ConditionalExpressionSyntax parent => parent.Condition,
        WhileStatementSyntax parent => parent.Condition,
        DoStatementSyntax parent => parent.Condition,
        ForStatementSyntax parent => parent.Condition,
        WhenClauseSyntax parent => parent.Condition,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } => node,
        _ => null,
    };

    private bool IsSame(ISymbol was, ISymbol becomes) => (was, becomes) switch
    {
        (ITypeSymbol type, ITypeSymbol other) => Equal(types.Of(type), other),
        (IRangeVariableSymbol, IParameterSymbol) => was.Name == becomes.Name,
        (IMethodSymbol { Name: "ToArray" } toArray, IMethodSymbol { Name: "ToList" } toList) => ExpressionReader.IsLinq(toArray) && ExpressionReader.IsLinq(toList),
        (ILocalSymbol or IParameterSymbol or IDiscardSymbol or ILabelSymbol or IRangeVariableSymbol, _) => was.Kind == becomes.Kind && was.Name == becomes.Name,
        (IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction } function, IMethodSymbol other) => function.MethodKind == other.MethodKind && function.Name == other.Name,
        (IMethodSymbol function, IMethodSymbol { MethodKind: MethodKind.BuiltinOperator } other) => IsOperator(function) && HaveSameSignature(function, other),
        ({ ContainingType: { } owner }, { ContainingType: { } other }) => Equal(types.Of(owner), other) ? IsSameMember(was, becomes) : Implements(types.Of(owner), was, other, becomes),
        _ => Equal(was, becomes),
    };

    private bool IsSameMember(ISymbol was, ISymbol becomes)
    {
        if (was.ContainingType.IsTupleType) return was.Name == becomes.Name;
        if (was is IMethodSymbol method && becomes is IMethodSymbol other && !method.TypeArguments.Zip(other.TypeArguments, (type, now) => Equal(types.Of(type), now)).All(same => same)) return false;
        return Equal(Definition(was), Definition(becomes));
    }

    private static ISymbol Definition(ISymbol member) => ((member as IMethodSymbol)?.ReducedFrom ?? member).OriginalDefinition;

    /// <summary>Whether a member is what its type has for one of an interface, or of object.</summary>
    private static bool Implements(INamedTypeSymbol owner, ISymbol was, INamedTypeSymbol type, ISymbol becomes)
    {
        if (owner.TypeKind != TypeKind.Interface)
        {
            for (var method = becomes as IMethodSymbol; method is not null; method = method.OverriddenMethod)
                if (Equal(method.OriginalDefinition, was.OriginalDefinition)) return true;
            return false;
        }
        // double.Pi and its like: the interface's member has the value of the constant.
        if (becomes is IFieldSymbol { IsConst: true } && TypeReader.IsReal(type)) return true;
        var member = owner.GetMembers(was.Name).FirstOrDefault(member => Equal(member.OriginalDefinition, was.OriginalDefinition));
        return member is not null && type.FindImplementationForInterfaceMember(member) is { } implementation && Equal(implementation.OriginalDefinition, becomes.OriginalDefinition);
    }

    private static bool IsOperator(IMethodSymbol method) => method.MethodKind is MethodKind.BuiltinOperator || method.MethodKind is MethodKind.UserDefinedOperator && method.ContainingType.TypeKind == TypeKind.Interface;

    private bool HaveSameSignature(IMethodSymbol function, IMethodSymbol other) =>
        function.Name.Replace("Checked", "") == other.Name.Replace("Checked", "") && Equal(types.Of(function.ReturnType), other.ReturnType) && function.Parameters.Length == other.Parameters.Length
        && function.Parameters.Zip(other.Parameters, (parameter, now) => Equal(types.Of(parameter.Type), now.Type)).All(same => same);

    private static bool Equal(ISymbol? a, ISymbol? b) => SymbolEqualityComparer.Default.Equals(a, b);
}
