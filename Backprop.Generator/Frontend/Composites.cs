using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Frontend;

/// <summary>A part of a value: an element of a tuple, a field of a struct, or what stands behind a property of one.</summary>
internal sealed record Part(string Name, ITypeSymbol Type, ISymbol Member);

/// <summary>
/// The types whose values are read as their parts: tuples with a real number in them, and those structs of the project in which something active
/// turns out to be kept. Any other struct is a passenger as a whole.
/// </summary>
internal sealed class Composites(ISet<ISymbol> demanded)
{
    private readonly Dictionary<ISymbol, IReadOnlyList<Part>> known = new(SymbolEqualityComparer.Default);

    public bool Is(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Any(element => TypeReader.IsReal(element.Type) || Is(element.Type)),
        INamedTypeSymbol { TypeKind: TypeKind.Struct } value => demanded.Contains(value) || CanBe(value) && PartsOf(value).Any(part => !part.Type.Equals(value, SymbolEqualityComparer.Default) && Is(part.Type)),
        _ => false,
    };

    /// <summary>Whether the values of a struct could be read as their parts.</summary>
    public static bool CanBe(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Struct, IsTupleType: false, IsGenericType: false, SpecialType: SpecialType.None, DeclaringSyntaxReferences.Length: > 0 } value
        && TypeReader.HoldsReals(value) && !value.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "StructLayoutAttribute")
        && !value.GetMembers().OfType<IFieldSymbol>().Any(field => !field.IsStatic && (field.IsFixedSizeBuffer || field.Type is IPointerTypeSymbol || field.RefKind != RefKind.None))
        && value.DeclaringSyntaxReferences.All(reference => reference.GetSyntax() is StructDeclarationSyntax { ParameterList: null } || reference.GetSyntax() is RecordDeclarationSyntax record && !DeclaresItself(record, value))
        && !value.DeclaringSyntaxReferences.SelectMany(reference => ((TypeDeclarationSyntax)reference.GetSyntax()).Members).Any(HasInitializer);

    public IReadOnlyList<Part> PartsOf(ITypeSymbol type)
    {
        if (known.TryGetValue(type, out var parts)) return parts;
        var composite = (INamedTypeSymbol)type;
        return known[type] = composite.IsTupleType
            ? composite.TupleElements.Select(element => new Part(element.Name, element.Type, element.CorrespondingTupleField ?? element)).ToArray()
            : composite.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic).Select(field => new Part((field.AssociatedSymbol ?? field).Name, field.Type, field.AssociatedSymbol ?? field)).ToArray();
    }

    /// <summary>Which part a field or property is; -1 for a property that is computed.</summary>
    public int IndexOf(ITypeSymbol type, ISymbol member)
    {
        if (member is IFieldSymbol field) member = field.CorrespondingTupleField ?? field.AssociatedSymbol ?? field;
        var parts = PartsOf(type);
        for (int i = 0; i < parts.Count; i++)
            if (SymbolEqualityComparer.Default.Equals(parts[i].Member, member) || ((INamedTypeSymbol)type).IsTupleType && parts[i].Member.Name == member.Name) return i;
        return -1;
    }

    /// <summary>Whether a record declares a member itself that its header would give it: then its parameter goes elsewhere, or nowhere.</summary>
    private static bool DeclaresItself(RecordDeclarationSyntax record, INamedTypeSymbol type) => record.ParameterList is { } header && header.Parameters.Any(parameter =>
        type.GetMembers(parameter.Identifier.ValueText).Any(member => !member.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() == parameter)));

    private static bool HasInitializer(MemberDeclarationSyntax member) => member switch
    {
        FieldDeclarationSyntax field => !field.Modifiers.Any(modifier => modifier.ValueText is "static" or "const") && field.Declaration.Variables.Any(variable => variable.Initializer is not null),
        PropertyDeclarationSyntax property => !property.Modifiers.Any(modifier => modifier.ValueText == "static") && property.Initializer is not null,
        _ => false,
    };
}
