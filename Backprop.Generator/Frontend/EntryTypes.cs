using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Frontend;

/// <summary>
/// Structs and tuples as parameters and results of a differentiated method: they come and go as wholes, and inside are their numbers. The adjoint
/// of a struct is the same struct.
/// </summary>
internal static class EntryTypes
{
    /// <summary>Whether generated code can take values of the type apart, and put them together again.</summary>
    /// <param name="type">The type.</param>
    /// <param name="within">The type that the generated code stands in.</param>
    public static bool IsComposite(ITypeSymbol type, INamedTypeSymbol within) => ItemArrays.ItemOf(type) is null && WhyNot(type, within) is null;

    /// <summary>Why that is not so: words that go on from the name of what has the type. Null if it is.</summary>
    public static string? WhyNot(ITypeSymbol type, INamedTypeSymbol within)
    {
        if (!TypeReader.HoldsReals(type)) return "holds no real number";
        if (ItemArrays.ItemOf(type) is { } item && Composites.MayBeRead(item, within.ContainingAssembly)) return ItemArrays.WhyNot(item, within);
        if (ItemArrays.Instead(type) is { } instead) return instead;
        if (Sequences.IsInterface(type) && ((INamedTypeSymbol)type).TypeArguments[0].ToDisplayString() is var number)
            return "is an '" + type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) + "', an array or anything else; take a '" + number + "[]', a 'ReadOnlySpan<" + number + ">' or a 'List<" + number + ">'";
        if (!TypeReader.IsRealTuple(type) && !(type.TypeKind == TypeKind.Struct && Composites.CanBe(type) && Composites.MayBeRead(type, within.ContainingAssembly))) return "has a type '" + type.ToDisplayString() + "' that holds real numbers, which is not supported yet; pass them as single numbers";
        foreach (var part in Composites.Parts(type))
        {
            if (!type.IsTupleType && !NumericTypes.Is(type) && !IsOpen(part.Member, within)) return "is a '" + type.Name + "', whose '" + part.Name + "' cannot be read and set from outside; make it a public field or an 'init' property";
            if (ItemArrays.ItemOf(part.Type) is not null) return "has a '" + part.Name + "', which is an array of structs; pass it by itself";
            if (!TypeReader.IsReal(part.Type) && TypeReader.HoldsReals(part.Type) && WhyNot(part.Type, within) is { } inner) return "has a '" + part.Name + "', which " + inner;
        }
        return null;
    }

    /// <summary>The structs that a type consists of, itself included.</summary>
    public static IEnumerable<ITypeSymbol> StructsIn(ITypeSymbol type, INamedTypeSymbol within) =>
        ItemArrays.ItemOf(type) is { } item ? ItemArrays.StructsIn(item) : IsWhole(type) || !IsComposite(type, within) ? [] : Composites.Parts(type).SelectMany(part => StructsIn(part.Type, within)).Concat(type.IsTupleType ? [] : [type]);

    /// <summary>How the numbers and passengers of a value are read from it, in their order: p.Rate.</summary>
    public static IEnumerable<(string Text, bool IsHeld)> Leaves(ITypeSymbol type, string text, bool isHeld = false) => IsWhole(type)
        ? [(text, isHeld)]
        : Composites.Parts(type).SelectMany(part => Leaves(part.Type, text + "." + Speller.Escape(part.Name), isHeld || part.IsHeld));

    /// <summary>How a value is put together: "new Point {{ X = {0}, Y = {1} }}".</summary>
    /// <param name="type">The type.</param>
    /// <param name="speller">How types are spelled.</param>
    /// <param name="leaf">What stands for a number or a passenger; null if nothing has to.</param>
    public static string Form(ITypeSymbol type, Speller speller, Func<ITypeSymbol, bool, string?> leaf, bool isHeld = false)
    {
        if (IsWhole(type)) return leaf(type, isHeld) ?? "default";
        if (type.IsTupleType) return "(" + string.Join(", ", Composites.Parts(type).Select(part => Form(part.Type, speller, leaf, isHeld))) + ")";
        if (NumericTypes.Is(type)) return isHeld ? "default(" + speller.OfStruct(type) + ")" : "new " + speller.OfStruct(type) + "(" + string.Join(", ", Composites.Parts(type).Select(part => leaf(part.Type, isHeld))) + ")";
        var members = Composites.Parts(type).Select(part => (part.Name, part.Member, Text: IsWhole(part.Type) ? leaf(part.Type, isHeld || part.IsHeld) : Form(part.Type, speller, leaf, isHeld || part.IsHeld)))
            .Where(member => member.Text is not null || member.Member is IFieldSymbol { IsRequired: true } or IPropertySymbol { IsRequired: true });
        return "new " + speller.OfStruct(type) + " {{ " + string.Join(", ", members.Select(member => Speller.Escape(member.Name) + " = " + (member.Text ?? "default"))) + " }}";
    }

    private static bool IsWhole(ITypeSymbol type) => TypeReader.IsReal(type) || !TypeReader.HoldsReals(type) || TypeReader.ReadArray(type) is not null;

    private static bool IsOpen(ISymbol member, INamedTypeSymbol within) => IsReached(member, within) && member switch
    {
        IFieldSymbol field => !field.IsReadOnly,
        IPropertySymbol property => property.SetMethod is { } set && IsReached(set, within),
        _ => false,
    };

    public static bool IsReached(ISymbol member, INamedTypeSymbol within) =>
        member.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal
        || TypeChain.Outwards(within).Contains(member.ContainingType, SymbolEqualityComparer.Default);
}
