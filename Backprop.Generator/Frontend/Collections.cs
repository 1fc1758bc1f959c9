using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Frontend;

/// <summary>
/// Collections of real numbers that a method makes, and into which something active turns out to be put: each number goes into a cell of its own, and the
/// collection holds the numbers of the cells. So it is a passenger, whatever becomes of it.
/// </summary>
internal sealed class Collections(ISet<ISymbol> demanded, ITypeSymbol number)
{
    /// <summary>Whether a collection could hold the numbers of cells in the place of real numbers.</summary>
    public static bool CanBe(ITypeSymbol? type) => type is INamedTypeSymbol { TypeKind: TypeKind.Class } named && IsOfTheLibrary(named) && named.Name switch
    {
        "List" or "Stack" or "Queue" => IsItem(named.TypeArguments[0]),
        "PriorityQueue" => TypeReader.IsReal(named.TypeArguments[0]) && !TypeReader.HoldsReals(named.TypeArguments[1]),
        "Dictionary" or "SortedDictionary" => named.TypeArguments[1].IsValueType && IsItem(named.TypeArguments[1]) && !TypeReader.HoldsReals(named.TypeArguments[0]) && TypeReader.Spell(named) != "var",
        _ => false,
    };

    /// <summary>Whether a value goes into cells, one behind the other: a real number, a tuple, a struct or an object that never changes, of such numbers of one type, and of what a number can stand for.</summary>
    public static bool IsItem(ITypeSymbol type) => TypeReader.IsReal(type) || NumberOf(type) is not null;

    /// <summary>The type of the numbers that an item consists of; null for what is no item.</summary>
    public static ITypeSymbol? NumberOf(ITypeSymbol type)
    {
        var parts = NumbersOf(type).ToArray();
        var number = parts.FirstOrDefault(TypeReader.IsReal);
        return number is not null && parts.All(part => SymbolEqualityComparer.Default.Equals(part, number) || part is not null && number.SpecialType == SpecialType.System_Double && StandsFor(part)) ? number : null;
    }

    /// <summary>Whether a double can hold each value of a type, so that the passengers of an item lie in cells as well.</summary>
    private static bool StandsFor(ITypeSymbol type) => type.SpecialType is SpecialType.System_Boolean or SpecialType.System_Char or SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Int32 or SpecialType.System_UInt32
        || type is INamedTypeSymbol { EnumUnderlyingType: { } underlying } && StandsFor(underlying);

    /// <summary>The structs and classes that an item consists of, none of which stays as a whole.</summary>
    public static IEnumerable<ITypeSymbol> WholesIn(ITypeSymbol item) => NumberOf(item) is null || TypeReader.IsReal(item) ? []
        : Composites.Parts(item).SelectMany(part => WholesIn(part.Type)).Concat(item.IsTupleType ? [] : [item]);

    /// <summary>The types of the numbers of an item, and null for what could not be one.</summary>
    private static IEnumerable<ITypeSymbol?> NumbersOf(ITypeSymbol type) =>
        TypeReader.IsReal(type) || StandsFor(type) ? [type] :
        type is INamedTypeSymbol { TypeKind: TypeKind.Struct, IsRefLikeType: false } && (type.IsTupleType || Composites.CanBe(type) && !Composites.IsNullable(type)) || IsObject(type) ? Composites.Parts(type).SelectMany(part => part.IsHeld || !StandsFor(part.Type) && !TypeReader.HoldsReals(part.Type) ? [null] : NumbersOf(part.Type)) : [null];

    /// <summary>Whether a value is an object that never changes, so that another one that holds the same numbers may stand for it.</summary>
    private static bool IsObject(ITypeSymbol type) => type is { TypeKind: TypeKind.Class, IsAbstract: false } && Composites.CanBe(type) && ObjectMembers.AreFixed(type);

    public bool Is(ITypeSymbol? type) => type is not null && demanded.Contains(type);

    /// <summary>The type of what holds the numbers of cells in the place of real numbers.</summary>
    public Passive Numbered(ITypeSymbol type) => new(TypeReader.Spell(Mapped(type).WithNullableAnnotation(NullableAnnotation.NotAnnotated))) { HoldsCells = true };

    /// <summary>Whether a variable of the type says that it holds real numbers: an 'object' does not.</summary>
    public bool Tells(ITypeSymbol type) => !SymbolEqualityComparer.Default.Equals(Mapped(type), type);

    /// <summary>What a loop through a dictionary finds.</summary>
    public Passive EntryOf(INamedTypeSymbol dictionary) => Numbered(dictionary.AllInterfaces.First(face => face.Name == "IEnumerable" && face.TypeArguments.Length == 1).TypeArguments[0]);

    private ITypeSymbol Mapped(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol named) return type;
        var definition = named.ContainingType is { IsGenericType: true } around ? ((INamedTypeSymbol)Mapped(around)).GetTypeMembers(named.Name).Single() : named.OriginalDefinition;
        return named.TypeArguments.Length == 0 ? definition : definition.Construct(named.TypeArguments.Select(argument => IsItem(argument) ? number : argument).ToArray());
    }

    /// <summary>Whether a member does the same, whatever the real numbers are: the user's own text calls it.</summary>
    public static bool IsPassive(ISymbol? member) => member switch
    {
        IPropertySymbol { Name: "Count" or "Capacity" or "Key" or "Keys" or "Comparer" } property => IsOfTheLibrary(property.ContainingType),
        IMethodSymbol { Name: "RemoveAt" or "RemoveRange" or "Clear" or "Reverse" or "EnsureCapacity" or "TrimExcess" or "ContainsKey" or "Remove" } method =>
            IsOfTheLibrary(method.ContainingType) && !TypeReader.HoldsReals(method.ReturnType) && !method.Parameters.Any(parameter => TypeReader.HoldsReals(parameter.Type) || IsItem(parameter.Type)),
        IMethodSymbol { Name: "Count" or "Any", MethodKind: MethodKind.ReducedExtension, Parameters.Length: 0, ContainingType.Name: "Enumerable" } => true,
        _ => false,
    };

    /// <summary>Whether a type is one of the collections that come with .NET.</summary>
    public static bool IsOfTheLibrary(INamedTypeSymbol? type) => type is { DeclaringSyntaxReferences.Length: 0 } && type.ContainingNamespace?.ToDisplayString() == "System.Collections.Generic";
}
