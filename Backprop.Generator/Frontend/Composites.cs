using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Frontend;

/// <summary>A part of a value: an element of a tuple, a field of a struct, or what stands behind a property of one.</summary>
internal sealed record Part(string Name, ITypeSymbol Type, ISymbol Member)
{
    /// <summary>Whether it has no derivative, whatever is put into it.</summary>
    public bool IsHeld => DeclarationReader.IsHeldConstant(Member);
}

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
        INamedTypeSymbol { TypeKind: TypeKind.Class } => IsObject(type),
        INamedTypeSymbol { TypeKind: TypeKind.Struct } value => demanded.Contains(value) || CanBe(value) && PartsOf(value).Any(part => !part.Type.Equals(value, SymbolEqualityComparer.Default) && Is(part.Type)),
        _ => false,
    };

    /// <summary>A class whose objects are read as their fields: a variable of that type is another name for the object.</summary>
    public bool IsObject(ITypeSymbol? type) => type is INamedTypeSymbol { TypeKind: TypeKind.Class, SpecialType: not SpecialType.System_Object } && demanded.Any(known => known is INamedTypeSymbol { TypeKind: TypeKind.Class } given && Chain(given).Contains(type, SymbolEqualityComparer.Default));

    /// <summary>Whether the values of a struct, or the objects of a class, could be read as their parts.</summary>
    public static bool CanBe(ITypeSymbol? type) => NumericTypes.Is(type) ||
        type is INamedTypeSymbol { TypeKind: TypeKind.Struct or TypeKind.Class, IsTupleType: false, SpecialType: SpecialType.None, DeclaringSyntaxReferences.Length: > 0 } value
        && (value.TypeKind == TypeKind.Struct ? TypeReader.HoldsReals(value) && IsPlain(value) : IsPlainObject(value) && HoldsReals(value, new HashSet<ISymbol>(SymbolEqualityComparer.Default)));

    private static bool IsPlain(INamedTypeSymbol value) =>
        (!value.IsGenericType || (value.TypeKind == TypeKind.Struct || value.BaseType?.SpecialType == SpecialType.System_Object) && !TypeArguments.Mentions(value) && !InitialValues(value).Any() && PrimaryParameters.KeptBy(value.OriginalDefinition).Count == 0)
        && !value.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "StructLayoutAttribute")
        && !value.GetMembers().OfType<IFieldSymbol>().Any(field => !field.IsStatic && (field.IsFixedSizeBuffer || field.Type is IPointerTypeSymbol || field.RefKind != RefKind.None))
        && value.DeclaringSyntaxReferences.All(reference => reference.GetSyntax() is StructDeclarationSyntax or ClassDeclarationSyntax
            || reference.GetSyntax() is RecordDeclarationSyntax record && !DeclaresItself(record, value));

    /// <summary>Whether it is the project's own type, or one of which there are tables.</summary>
    public static bool MayBeRead(ITypeSymbol type, IAssemblySymbol project) => NumericTypes.Is(type) || IsNullable(type) || SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, project);

    /// <summary>The type if it could be read as its parts, or as a collection of cells, else null.</summary>
    public static ITypeSymbol? Candidate(ITypeSymbol? type) => CanBe(type) || IsNullable(type) || Collections.CanBe(type) ? type : null;

    /// <summary>A real number that may be missing.</summary>
    public static bool IsNullable(ITypeSymbol? type) => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable && TypeReader.IsReal(nullable.TypeArguments[0]);

    public IReadOnlyList<Part> PartsOf(ITypeSymbol type) => known.TryGetValue(type, out var parts) ? parts : known[type] = Parts(type);

    /// <summary>The parts of a value.</summary>
    public static IReadOnlyList<Part> Parts(ITypeSymbol type)
    {
        if (NumericTypes.PartsOf(type) is { } numbers) return numbers;
        if (IsNullable(type)) return [PartOf("HasValue", type.GetMembers("HasValue").OfType<IPropertySymbol>().First()), PartOf("Value", type.GetMembers("GetValueOrDefault").OfType<IMethodSymbol>().First(method => method.Parameters.Length == 0))];
        var composite = (INamedTypeSymbol)type;
        return composite.IsTupleType
            ? composite.TupleElements.Select(element => new Part(element.Name, element.Type, element.CorrespondingTupleField ?? element)).ToArray()
            : Chain(composite).Reverse().SelectMany(Own).ToArray();
    }

    /// <summary>The fields that a class or struct declares itself, those last that its header declares; some compilers list these, by a name that nobody can write.</summary>
    private static IEnumerable<Part> Own(INamedTypeSymbol type) => type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic && (field.CanBeReferencedByName || field.AssociatedSymbol is not null)).Select(field => new Part((field.AssociatedSymbol ?? field).Name, field.Type, field.AssociatedSymbol ?? field))
        .Concat(PrimaryParameters.KeptBy(type).Select(parameter => new Part(parameter.Name, parameter.Type, parameter)));

    /// <summary>A class and those that it inherits from, outwards; of a struct, that alone.</summary>
    private static IEnumerable<INamedTypeSymbol> Chain(INamedTypeSymbol type)
    {
        yield return type;
        for (var at = type.BaseType; at is { SpecialType: SpecialType.None, TypeKind: TypeKind.Class }; at = at.BaseType)
            yield return at;
    }

    private static Part PartOf(string name, ISymbol member) => new(name, member is IMethodSymbol method ? method.ReturnType : ((IPropertySymbol)member).Type, member);

    /// <summary>Which part a field or property is; -1 for a property that is computed.</summary>
    public int IndexOf(ITypeSymbol type, ISymbol member)
    {
        if (member is IFieldSymbol field) member = field.CorrespondingTupleField ?? field.AssociatedSymbol ?? field;
        var parts = PartsOf(type);
        for (int i = 0; i < parts.Count; i++)
            if (SymbolEqualityComparer.Default.Equals(parts[i].Member, member) || ((INamedTypeSymbol)type).IsTupleType && parts[i].Member.Name == member.Name) return i;
        return -1;
    }

    /// <summary>The initial values that fields and properties are declared with, in their order.</summary>
    public static IEnumerable<(string Member, EqualsValueClauseSyntax Value)> InitialValues(ITypeSymbol type) =>
        type.DeclaringSyntaxReferences.SelectMany(reference => ((TypeDeclarationSyntax)reference.GetSyntax()).Members).SelectMany(member => member switch
        {
            FieldDeclarationSyntax field when IsOfInstance(field.Modifiers) => field.Declaration.Variables.Select(variable => (variable.Identifier.ValueText, variable.Initializer)),
            PropertyDeclarationSyntax property when IsOfInstance(property.Modifiers) => [(property.Identifier.ValueText, property.Initializer)],
            _ => Enumerable.Empty<(string, EqualsValueClauseSyntax?)>(),
        }).Where(member => member.Item2 is not null).Select(member => (member.Item1, member.Item2!));

    private static bool IsOfInstance(SyntaxTokenList modifiers) => !modifiers.Any(modifier => modifier.ValueText is "static" or "const");

    /// <summary>A class of the project, as are those that it inherits from, without finalizers; a generic one inherits from none, and none from it.</summary>
    public static bool IsPlainObject(ITypeSymbol? type) => type is INamedTypeSymbol { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } named && Chain(named).All(one =>
        (!one.IsGenericType || named.Equals(one, SymbolEqualityComparer.Default)) && one is { IsStatic: false, DeclaringSyntaxReferences.Length: > 0 } && SymbolEqualityComparer.Default.Equals(one.ContainingAssembly, type.ContainingAssembly) && IsPlain(one) && !one.GetMembers().Any(EndsOrCopies));

    /// <summary>Whether a member is a finalizer, or a way of a record's own to copy itself.</summary>
    private static bool EndsOrCopies(ISymbol member) => member is IMethodSymbol { MethodKind: MethodKind.Destructor }
        || member is IMethodSymbol { MethodKind: MethodKind.Constructor, IsImplicitlyDeclared: false, ContainingType: { IsRecord: true } record, Parameters: { Length: 1 } given } && SymbolEqualityComparer.Default.Equals(given[0].Type, record);

    /// <summary>Whether an object holds real numbers, or an object that does.</summary>
    private static bool HoldsReals(INamedTypeSymbol type, HashSet<ISymbol> met) =>
        met.Add(type) && Parts(type).Any(part => TypeReader.HoldsReals(part.Type) || part.Type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface, DeclaringSyntaxReferences.Length: > 0 } inner && (inner.IsAbstract || HoldsReals(inner, met)));

    /// <summary>Whether a record declares a member itself that its header would give it: then its parameter goes elsewhere, or nowhere.</summary>
    private static bool DeclaresItself(RecordDeclarationSyntax record, INamedTypeSymbol type) => record.ParameterList is { } header && header.Parameters.Any(parameter =>
        type.GetMembers(parameter.Identifier.ValueText).Any(member => !member.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() == parameter)));
}
