using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Frontend;

/// <summary>
/// Arrays and spans of structs that consist of real numbers. To the machine each number of the struct is an array of its own; those of a parameter
/// are one array, of which an element is written with the number's name behind it.
/// </summary>
internal static class ItemArrays
{
    /// <summary>The struct of which an array or span holds some; null for any other type.</summary>
    public static ITypeSymbol? ItemOf(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol { Rank: 1, ElementType: var element } => Item(element),
        INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", TypeArguments: { Length: 1 } arguments, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => Item(arguments[0]),
        _ => null,
    };

    /// <summary>Whether generated code can take the elements of a parameter apart.</summary>
    public static bool IsOpen(ITypeSymbol type, INamedTypeSymbol within) => ItemOf(type) is { } item && Composites.MayBeRead(item, within.ContainingAssembly) && WhyNot(item, within) is null;

    /// <summary>Why generated code could not: words that go on from the name of the parameter.</summary>
    public static string? WhyNot(ITypeSymbol item, INamedTypeSymbol within)
    {
        bool isByPosition = IsByPosition(item);
        if (isByPosition && NumericTypes.Is(item)) return null;
        foreach (var part in Composites.Parts(item))
        {
            bool isNumber = TypeReader.IsReal(part.Type);
            if (part.IsHeld) return "is of '" + item.Name + "', whose '" + part.Name + "' is held constant; pass it as an array of its own";
            if (!isByPosition && !IsSettable(part)) return "is of '" + item.Name + "', whose '" + part.Name + "' cannot be set in an element; make it a field, or pass an array of each of its numbers";
            if (!EntryTypes.IsReached(part.Member, within) || !isByPosition && part.Member is IPropertySymbol { SetMethod: { } set } && !EntryTypes.IsReached(set, within)) return "is of '" + item.Name + "', whose '" + part.Name + "' cannot be read and set from outside; make it a public field";
            if (!isByPosition && IsByPosition(part.Type)) return "is of '" + item.Name + "', which holds a '" + part.Type.Name + "', whose parts cannot be set there; pass an array of each of its numbers";
            if (!isNumber && WhyNot(part.Type, within) is { } inner) return inner;
        }
        return null;
    }

    /// <summary>What to pass instead of something that holds structs, but is no such array: words that go on from its name. Null for anything else.</summary>
    public static string? Instead(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { ElementType: var element } => Instead(type, element),
        INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" or "List" or "IList" or "IReadOnlyList" or "IEnumerable", TypeArguments: { Length: 1 } arguments } => Instead(type, arguments[0]),
        _ => null,
    };

    private static string? Instead(ITypeSymbol type, ITypeSymbol element) =>
        IsOfNumbers(element) ? "has a type '" + type.ToDisplayString() + "' that is not supported yet; pass a '" + element.Name + "[]' or a span of it" :
        Composites.IsNullable(element) ? "is of numbers that may be missing; pass an array of the numbers, and one of truths" :
        element.IsTupleType && TypeReader.HoldsReals(element) ? "is of tuples, of which arrays are not supported yet; pass an array of each of its numbers" :
        element.TypeKind == TypeKind.Struct && !TypeReader.IsReal(element) && TypeReader.HoldsReals(element) ? "is of '" + element.Name + "', which holds more than real numbers; pass an array of each of its numbers" : null;

    /// <summary>The variables of a parameter: an array for each number of the struct.</summary>
    public static IEnumerable<Local> Declare(IParameterSymbol parameter, BodyWriter writer, Speller speller)
    {
        var variable = Together(parameter.Type, speller, type => writer.NewLocal(parameter.Name, type, LocalRole.Parameter));
        writer.Alias(parameter, variable);
        return variable.Value.Atoms.Select(atom => ((Read)atom).Local);
    }

    /// <summary>Variables for what is one array in the generated code too.</summary>
    public static Variable Together(ITypeSymbol type, Speller speller, Func<ArrayType, Local> declare)
    {
        var form = FormOf(type);
        var item = ItemOf(type)!;
        string spelled = speller.OfStruct(item);
        int position = 0;
        int count = IsByPosition(item) ? NumbersOf(item).Count() : 0;
        ItemPart Part(IrType number, string member) => count == 0 ? new ItemPart(spelled, member)
            : new ItemPart(spelled, member, position++, count, NumericTypes.Is(item) ? "Parts" : "Parts<" + spelled + ", " + number.Text + ">");
        return Built(item, type, "", (number, member) => declare((ArrayType.Of(number) with { Part = Part(number, member) }).As(form)));
    }

    public static ArrayForm FormOf(ITypeSymbol type) => type is IArrayTypeSymbol ? ArrayForm.Array : type.Name == "Span" ? ArrayForm.Span : ArrayForm.ReadOnlySpan;

    /// <summary>An array of each number.</summary>
    /// <param name="item">The struct.</param>
    /// <param name="type">The type of the array of such structs.</param>
    /// <param name="path">What has been named so far.</param>
    /// <param name="array">The array of a number, by its type and the text that names it.</param>
    public static Variable Built(ITypeSymbol item, ITypeSymbol type, string path, Func<IrType, string, Local> array) => new(null, Composites.Parts(item).Select(part =>
    {
        string member = path + "." + Speller.Escape(part.Name);
        return TypeReader.IsReal(part.Type) ? new Variable(array(TypeReader.Read(part.Type), member), []) : Built(part.Type, type, member, array);
    }).ToArray())
    { Type = type };

    /// <summary>A struct, and those that it consists of if it holds nothing but real numbers: of these none can stay as a whole.</summary>
    public static IEnumerable<ITypeSymbol> StructsIn(ITypeSymbol type) => IsOfNumbers(type) ? Composites.Parts(type).Where(part => !TypeReader.IsReal(part.Type)).SelectMany(part => StructsIn(part.Type)).Append(type) : [type];

    /// <summary>Whether its numbers are written where they stand, not by their names: those of a complex number, which has no fields that could be set, and of a struct with members that cannot be.</summary>
    private static bool IsByPosition(ITypeSymbol type) => NumericTypes.Is(type)
        ? Composites.Parts(type)[0].Member is IPropertySymbol
        : IsOfNumbers(type) && !AreSettable(type) && IsInOrder(type) && NumbersOf(type).Distinct(SymbolEqualityComparer.Default).Count() == 1;

    private static bool AreSettable(ITypeSymbol type) => Composites.Parts(type).All(part => IsSettable(part) && (TypeReader.IsReal(part.Type) || !IsByPosition(part.Type)));

    private static bool IsSettable(Part part) => part.Member is IFieldSymbol { IsReadOnly: false } || TypeReader.IsReal(part.Type) && part.Member is IPropertySymbol { SetMethod.IsInitOnly: false };

    /// <summary>Whether the numbers lie one behind the other as they are declared: in one place, and none that only the compiler knows.</summary>
    private static bool IsInOrder(ITypeSymbol type) => NumericTypes.Is(type)
        || type.DeclaringSyntaxReferences.Length == 1 && Composites.Parts(type).All(part => part.Member is IFieldSymbol or IPropertySymbol && (TypeReader.IsReal(part.Type) || IsInOrder(part.Type)));

    /// <summary>The numbers of a struct that consists of them.</summary>
    public static IEnumerable<ITypeSymbol> NumbersOf(ITypeSymbol type) => TypeReader.IsReal(type) ? [type] : Composites.Parts(type).SelectMany(part => NumbersOf(part.Type));

    private static ITypeSymbol? Item(ITypeSymbol type) => IsOfNumbers(type) ? type : null;

    /// <summary>A struct of nothing but real numbers, and of such structs.</summary>
    private static bool IsOfNumbers(ITypeSymbol type) => type is { TypeKind: TypeKind.Struct, IsTupleType: false } && Composites.CanBe(type) && !type.IsRefLikeType
        && Composites.Parts(type) is { Count: > 0 } parts && parts.All(part => TypeReader.IsReal(part.Type) || IsOfNumbers(part.Type));
}
