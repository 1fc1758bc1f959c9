using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Frontend;

/// <summary>What the type parameters of a generic method, and of the generic types around it, stand for in a call of it.</summary>
internal sealed class TypeArguments
{
    private const int LongestName = 300;

    private readonly Compilation compilation;
    private readonly Dictionary<ISymbol, ITypeSymbol> known = new(SymbolEqualityComparer.Default);

    public TypeArguments(IMethodSymbol method, Compilation compilation)
    {
        this.compilation = compilation;
        Add(method.OriginalDefinition.TypeParameters, method.TypeArguments);
        for (var (type, definition) = (method.ContainingType, method.OriginalDefinition.ContainingType); type is not null; (type, definition) = (type.ContainingType, definition.ContainingType))
            Add(definition.TypeParameters, type.TypeArguments);
    }

    private void Add(IEnumerable<ITypeParameterSymbol> parameters, IEnumerable<ITypeSymbol> arguments)
    {
        foreach (var (parameter, argument) in parameters.Zip(arguments, (parameter, argument) => (parameter, argument)))
            if (!SymbolEqualityComparer.Default.Equals(parameter, argument)) known[parameter] = argument;
    }

    /// <summary>Whether the method, or a type around it, is generic and given types.</summary>
    public static bool AreGiven(IMethodSymbol method) => method.IsGenericMethod || IsGiven(method.ContainingType);

    public static bool IsGiven(INamedTypeSymbol? type) => TypeChain.Outwards(type).Any(one =>
        one.TypeArguments.Zip(one.OriginalDefinition.TypeParameters, (argument, parameter) => !SymbolEqualityComparer.Default.Equals(argument, parameter)).Any(isGiven => isGiven));

    /// <summary>What a type parameter stands for; null for any other symbol.</summary>
    public ITypeSymbol? For(ISymbol? symbol) => symbol is ITypeParameterSymbol && known.TryGetValue(symbol, out var argument) ? argument : null;

    /// <summary>The type with all type parameters replaced.</summary>
    public ITypeSymbol Of(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => For(type) ?? type,
        IArrayTypeSymbol array => compilation.CreateArrayTypeSymbol(Of(array.ElementType), array.Rank),
        INamedTypeSymbol { IsTupleType: true } tuple => compilation.CreateTupleTypeSymbol(
            tuple.TupleElements.Select(element => Of(element.Type)).ToImmutableArray(), tuple.TupleElements.Select(element => element.IsExplicitlyNamedTupleElement ? element.Name : null).ToImmutableArray()),
        INamedTypeSymbol named => Of(named),
        _ => type,
    };

    public INamedTypeSymbol Of(INamedTypeSymbol type)
    {
        if (type.IsTupleType) return (INamedTypeSymbol)Of((ITypeSymbol)type);
        if (!Mentions(type)) return type;
        var definition = type.ContainingType is { IsGenericType: true } owner
            ? Of(owner).GetTypeMembers(type.Name, type.Arity).First(member => SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, type.OriginalDefinition))
            : type.OriginalDefinition;
        return type.Arity == 0 ? definition : definition.Construct([.. type.TypeArguments.Select(Of)]);
    }

    /// <summary>Whether a type parameter stands in a type.</summary>
    public static bool Mentions(ITypeSymbol? type) => Mentions(type, _ => true);

    /// <summary>Whether one of those type parameters stands in a type.</summary>
    public static bool Mentions(ITypeSymbol? type, Func<ITypeParameterSymbol, bool> isMeant) => type switch
    {
        ITypeParameterSymbol parameter => isMeant(parameter),
        IArrayTypeSymbol array => Mentions(array.ElementType, isMeant),
        IPointerTypeSymbol pointer => Mentions(pointer.PointedAtType, isMeant),
        INamedTypeSymbol named => named.TypeArguments.Any(argument => Mentions(argument, isMeant)) || Mentions(named.ContainingType, isMeant),
        _ => false,
    };

    public string Names => string.Join(", ", known.Values.Select(type => "'" + type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) + "'"));

    /// <summary>Why a body cannot be read for these types; null if it can.</summary>
    public string? WhyNot() => known.Values.Select(WhyNot).FirstOrDefault(reason => reason is not null);

    /// <summary>The body is read with the type's name in the place of the parameter's: that must mean the same.</summary>
    private static string? WhyNot(ITypeSymbol type)
    {
        if (Mentions(type)) return "its type argument is not known";
        string name = type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        if (TypeReader.Spell(type) is var text && (text == "var" || type.TypeKind is TypeKind.Dynamic or TypeKind.Error || text.Length > LongestName)) return "'" + name + "' has no name that could be written";
        if (TypeReader.IsReal(type) || type is IArrayTypeSymbol or INamedTypeSymbol { IsTupleType: true } || Composites.CanBe(type) && type.IsValueType) return null;
        if (TypeReader.HoldsReals(type)) return "'" + name + "' holds real numbers, but is none";
        // What is called of a class may be overridden, or implemented once more, in another that inherits from it.
        return type is { TypeKind: TypeKind.Class, SpecialType: not SpecialType.System_String } ? "'" + name + "' is a class" : null;
    }
}
