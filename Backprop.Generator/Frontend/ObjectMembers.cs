using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Frontend;

/// <summary>Fields, and properties that are nothing else: reading one runs no code; some keep what they were given when their object was made.</summary>
internal static class ObjectMembers
{
    /// <summary>Whether a property is a field by another name.</summary>
    public static bool IsAuto(IPropertySymbol property) => property.Parameters.Length == 0 && property is { IsAbstract: false, IsVirtual: false, IsOverride: false }
        && property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property))
        && property.DeclaringSyntaxReferences.All(reference => reference.GetSyntax() is not PropertyDeclarationSyntax declaration || declaration.AccessorList?.Accessors.All(accessor => accessor.Body is null && accessor.ExpressionBody is null) == true);

    /// <summary>The type of what an object may keep: of a field, a property, or a parameter of a primary constructor; null for anything else.</summary>
    public static ITypeSymbol? KeptType(ISymbol? symbol) => symbol switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        IParameterSymbol parameter when PrimaryParameters.Is(parameter) => parameter.Type,
        _ => null,
    };

    /// <summary>Whether the objects of a class hold what they were given when they were made, as long as they live.</summary>
    public static bool AreFixed(ITypeSymbol type)
    {
        for (var at = type as INamedTypeSymbol; at is { SpecialType: SpecialType.None }; at = at.BaseType)
        {
            if (at.GetMembers().OfType<IFieldSymbol>().Any(field => !field.IsStatic && !(field.AssociatedSymbol is IPropertySymbol property ? property.SetMethod is null or { IsInitOnly: true } : field.IsReadOnly || !field.CanBeReferencedByName))) return false;
            if (PrimaryParameters.KeptBy(at).Any(PrimaryParameters.IsChanged)) return false;
        }
        return type.TypeKind == TypeKind.Class;
    }

    /// <summary>Whether to read a member is nothing but that.</summary>
    public static bool IsPlain(ISymbol? member) => member switch
    {
        IFieldSymbol field => field is { RefKind: RefKind.None, IsVolatile: false } && (!field.IsStatic || field.IsConst || HasNoInitializer(field.ContainingType)),
        IPropertySymbol property => IsAuto(property) && (!property.IsStatic || HasNoInitializer(property.ContainingType)),
        _ => false,
    };

    /// <summary>What the value of a member depends on, its owner aside.</summary>
    public static Memory ReadsOf(ISymbol member) =>
        member is IFieldSymbol field ? field.IsConst || field.IsReadOnly ? Memory.Nothing : Memory.Anything
        : member is IPropertySymbol { SetMethod: null or { IsInitOnly: true } } ? Memory.Nothing : Memory.Anything;

    /// <summary>What a text of nothing but plain members, elements and operators depends on besides its variables.</summary>
    public static Memory ReadsOf(SyntaxNode syntax, SemanticModel model)
    {
        var reads = Memory.Nothing;
        foreach (var node in syntax.DescendantNodesAndSelf())
        {
            var now = node switch
            {
                ThisExpressionSyntax => Memory.Anything,
                ElementAccessExpressionSyntax => Memory.Elements,
                // A list may grow.
                MemberAccessExpressionSyntax { Name.Identifier.Text: "Count", Expression: not IdentifierNameSyntax } => Memory.Elements,
                SimpleNameSyntax name => ReadsOfName(name, model),
                _ => Memory.Nothing,
            };
            if (now > reads) reads = now;
        }
        return reads;
    }

    private static Memory ReadsOfName(SimpleNameSyntax name, SemanticModel model) => model.GetSymbolInfo(name).Symbol switch
    {
        IParameterSymbol parameter when PrimaryParameters.Is(parameter) => Memory.Anything,
        ILocalSymbol or IParameterSymbol when name.Parent is MemberAccessExpressionSyntax access && access.Expression == name => IsFixedOwner(name, model) ? Memory.Nothing : Memory.Anything,
        { IsStatic: false } member and (IFieldSymbol or IPropertySymbol) when !Lengths.IsMember(member.Name) && !(name.Parent is MemberAccessExpressionSyntax access && access.Name == name) => Memory.Anything,
        { } member and (IFieldSymbol or IPropertySymbol) when !Lengths.IsMember(member.Name) => ReadsOf(member),
        _ => Memory.Nothing,
    };

    /// <summary>Whether the members of a variable are those of one object as long as it is not assigned: a struct that can change may change in place.</summary>
    private static bool IsFixedOwner(ExpressionSyntax name, SemanticModel model) => model.GetSymbolInfo(name).Symbol is not IParameterSymbol { RefKind: not RefKind.None }
        && model.GetTypeInfo(name).Type is { } type && (type.IsReferenceType || type.IsReadOnly || TypeReader.ReadArray(type) is not null);

    /// <summary>
    /// How to get to what an expression names from a variable on, or from none, by plain members: <c>?.Inner?.Weights</c>, and whether they keep their value. Null if
    /// there is no such way.
    /// </summary>
    /// <param name="expression">The expression.</param>
    /// <param name="model">What the compiler knows of it.</param>
    /// <param name="spell">How types are written.</param>
    /// <param name="reaches">Whether generated code may name a member.</param>
    /// <param name="self">The way to 'this'; null if there is none.</param>
    public static ArrayPath? PathOf(ExpressionSyntax expression, SemanticModel model, Func<ITypeSymbol, string> spell, Func<ISymbol, bool> reaches, ArrayPath? self)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return PathOf(parenthesized.Expression, model, spell, reaches, self);
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure:
                return PathOf(sure.Operand, model, spell, reaches, self);
            case ThisExpressionSyntax:
                return self;
            case IdentifierNameSyntax name when model.GetSymbolInfo(name).Symbol is (ILocalSymbol or IParameterSymbol) and var symbol && !PrimaryParameters.Is(symbol):
                return IsFixedOwner(name, model) ? new ArrayPath(name, "", IsKept: true) : null;
            case IdentifierNameSyntax name when self is { IsOfReceiver: false } && model.GetSymbolInfo(name).Symbol is IParameterSymbol:
                return new ArrayPath(null, name.Identifier.Text, IsKept: false);
        }
        if (expression is not (IdentifierNameSyntax or MemberAccessExpressionSyntax) || model.GetSymbolInfo(expression).Symbol is not { } member || !IsPlain(member) || !reaches(member)) return null;
        bool isKept = ReadsOf(member) == Memory.Nothing;
        if (member.IsStatic) return new ArrayPath(null, spell(member.ContainingType) + "." + Speller.Escape(member.Name), isKept);
        var owner = (expression as MemberAccessExpressionSyntax)?.Expression;
        if ((owner is null ? self : PathOf(owner, model, spell, reaches, self)) is not { } before) return null;
        bool mayBeNull = before.Path != "this" && (owner is null ? member.ContainingType : model.GetTypeInfo(owner).Type) is { IsReferenceType: true };
        return before with { Path = before.Path + (mayBeNull ? "?." : ".") + Speller.Escape(member.Name), IsKept = before.IsKept && isKept };
    }

    /// <summary>Whether to read a static field first runs no code that says when.</summary>
    private static bool HasNoInitializer(INamedTypeSymbol type) => type.StaticConstructors.All(constructor => constructor.IsImplicitlyDeclared);
}

/// <summary>The way to an array: from a variable on, from the object of the method that is read, or from no variable.</summary>
internal sealed record ArrayPath(IdentifierNameSyntax? Owner, string Path, bool IsKept)
{
    public bool IsOfReceiver { get; init; }
}
