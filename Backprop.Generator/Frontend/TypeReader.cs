using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Frontend;

/// <summary>What a C# type is to the machine.</summary>
internal static class TypeReader
{
    private static readonly SymbolDisplayFormat Anywhere = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static bool IsReal(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Double or SpecialType.System_Single;

    public static bool IsIntegral(ITypeSymbol? type) =>
        type is { TypeKind: TypeKind.Enum } || type?.SpecialType is SpecialType.System_Char or (>= SpecialType.System_SByte and <= SpecialType.System_UInt64)
            or SpecialType.System_IntPtr or SpecialType.System_UIntPtr;

    /// <summary>A tuple with a real number in it, which is read as its elements.</summary>
    public static bool IsRealTuple(ITypeSymbol? type) =>
        type is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.Any(element => IsReal(element.Type) || IsRealTuple(element.Type));

    public static IrType Read(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Double => IrType.Double,
        SpecialType.System_Single => IrType.Single,
        SpecialType.System_Boolean => IrType.Bool,
        _ => ReadArray(type) ?? (IrType)new Passive(Spell(type)),
    };

    /// <summary>An array, span, memory or list of real numbers, or an array of such arrays; null for any other type.</summary>
    public static ArrayType? ReadArray(ITypeSymbol? type)
    {
        switch (type)
        {
            case IArrayTypeSymbol { ElementType: var element, Rank: var rank }:
                return IsReal(element) || rank == 1 && ReadArray(element) is { Form: ArrayForm.Array } ? new ArrayType(Spell(type), Read(element), ArrayForm.Array, rank) : null;
            case INamedTypeSymbol { TypeArguments.Length: 1 } named when IsReal(named.TypeArguments[0]) && FormOf(named) is { } form:
                return new ArrayType(Spell(type), Read(named.TypeArguments[0]), form, 1);
            default:
                return null;
        }
    }

    private static ArrayForm? FormOf(INamedTypeSymbol type) => (type.ContainingNamespace.ToDisplayString(), type.Name) switch
    {
        ("System", "Span") => ArrayForm.Span,
        ("System", "ReadOnlySpan") => ArrayForm.ReadOnlySpan,
        ("System", "Memory" or "ReadOnlyMemory") => ArrayForm.Memory,
        ("System.Collections.Generic", "List") => ArrayForm.List,
        _ => null,
    };

    /// <summary>The type as generated code writes it; a type without a name is left to inference.</summary>
    public static string Spell(ITypeSymbol type) => IsNamed(type) ? type.ToDisplayString(Anywhere) : "var";

    private static bool IsNamed(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsNamed(array.ElementType),
        INamedTypeSymbol named => !named.IsAnonymousType && named.TypeArguments.All(IsNamed),
        _ => true,
    };

    /// <summary>Whether a value is a truth, a count, a text or a choice: no derivative goes through it.</summary>
    public static bool IsDiscrete(ITypeSymbol type) => type.SpecialType is SpecialType.System_Boolean or SpecialType.System_String or SpecialType.System_Char || IsIntegral(type) || type.TypeKind == TypeKind.Enum;

    /// <summary>Whether values of the type hold real numbers that would have a derivative: arrays, spans and structs of them, tuples aside.</summary>
    public static bool HoldsReals(ITypeSymbol type) => HoldsReals(type, depth: 0);

    private static bool HoldsReals(ITypeSymbol type, int depth)
    {
        if (IsReal(type) || NumericTypes.Is(type)) return true;
        if (depth > 8) return false;
        switch (type)
        {
            case IArrayTypeSymbol array:
                return HoldsReals(array.ElementType, depth + 1);
            case IPointerTypeSymbol pointer:
                return HoldsReals(pointer.PointedAtType, depth + 1);
            case ITypeParameterSymbol parameter:
                return parameter.ConstraintTypes.Any(IsNumber);
            case INamedTypeSymbol named when named.IsValueType && named.SpecialType == SpecialType.None && named.TypeKind == TypeKind.Struct:
                return IsNumber(named) && named.Name == "Half"
                    || named.TypeArguments.Any(argument => HoldsReals(argument, depth + 1))
                    || named.GetMembers().OfType<IFieldSymbol>().Any(field => !field.IsStatic && HoldsReals(field.Type, depth + 1))
                    || PrimaryParameters.KeptBy(named.OriginalDefinition).Any(parameter => HoldsReals(parameter.Type, depth + 1));
            case INamedTypeSymbol named when named.SpecialType != SpecialType.System_String:
                return ElementsOf(named).Any(element => HoldsReals(element, depth + 1));
            default:
                return false;
        }
    }

    private static IEnumerable<ITypeSymbol> ElementsOf(INamedTypeSymbol type) =>
        type.AllInterfaces.Concat([type])
            .Where(face => face.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
            .Select(face => face.TypeArguments[0]);

    private static bool IsNumber(ITypeSymbol type) =>
        type.ContainingNamespace?.ToDisplayString() == "System.Numerics" && type.Name.StartsWith("I", StringComparison.Ordinal)
        || type.AllInterfaces.Any(face => face.Name == "INumberBase");
}
