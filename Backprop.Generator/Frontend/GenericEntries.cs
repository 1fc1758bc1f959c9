using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Frontend;

/// <summary>[Differentiable] T F&lt;T&gt;(T x) ⇒ F&lt;double&gt; and F&lt;float&gt;: a generic method over numbers has members for each type of real numbers, as overloads.</summary>
internal static class GenericEntries
{
    private static readonly SpecialType[] reals = [SpecialType.System_Double, SpecialType.System_Single];

    /// <summary>What is differentiated of a marked method: itself, or what it is for each type of real numbers that no other overload is for.</summary>
    public static IReadOnlyList<IMethodSymbol> Of(IMethodSymbol method, Compilation compilation)
    {
        if (!IsOverNumbers(method)) return [method];
        var others = Overloads(method).Where(other => !IsOverNumbers(other)).ToArray();
        return reals.Select(real => For(method, compilation.GetSpecialType(real), compilation)).OfType<IMethodSymbol>()
            .Where(one => !others.Any(other => TakeTheSame(one, other))).DefaultIfEmpty(method).ToArray();
    }

    /// <summary>All that is differentiated of the overloads of a method, in the order of their tapes.</summary>
    public static IReadOnlyList<IMethodSymbol> OfOverloads(IMethodSymbol method, Compilation compilation) => Overloads(method)
        .OrderBy(other => other.Parameters.Length).ThenBy(other => other.ToDisplayString(), StringComparer.Ordinal).SelectMany(other => Of(other, compilation)).ToArray();

    /// <summary>Whether a method is a generic one for given types.</summary>
    public static bool IsOne(IMethodSymbol method) => !SymbolEqualityComparer.Default.Equals(method, method.OriginalDefinition);

    /// <summary>Whether a method is given numbers for each type parameter, if it has any: where it is marked, members for them are there.</summary>
    public static bool AreNumbers(IMethodSymbol method) => method.TypeArguments.Concat(TypeChain.Outwards(method.ContainingType).SelectMany(type => type.TypeArguments)).All(TypeReader.IsReal);

    public static bool TakeTheSame(IMethodSymbol one, IMethodSymbol other) => HasSelf(one) == HasSelf(other) && (!HasSelf(one) || SymbolEqualityComparer.Default.Equals(one.ContainingType, other.ContainingType)) &&
        one.Parameters.Select(parameter => parameter.Type).SequenceEqual(other.Parameters.Select(parameter => parameter.Type), (IEqualityComparer<ITypeSymbol>)SymbolEqualityComparer.Default);

    private static IEnumerable<IMethodSymbol> Overloads(IMethodSymbol method) => method.ContainingType.OriginalDefinition.GetMembers(method.Name).OfType<IMethodSymbol>().Where(OwnFields.IsMarked);

    /// <summary>Why a type with a type parameter is read for no numbers: words that go on from the name of what has it.</summary>
    public static string WhyNot(ITypeSymbol type, IMethodSymbol method)
    {
        string has = "has a type '" + type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) + "' ";
        if (MayChangeItself(method)) return has + "of a generic struct that the method may change; let the method be 'readonly'";
        if (Types(method).FirstOrDefault(parameter => !IsNumberOfAnArgument(parameter, method)) is { } other) return has + "of something generic whose '" + other.Name + "' is not the number type of an argument; let all of its type parameters be that";
        return has + "that neither double nor float can be; constrain it to what they are, as IFloatingPointIeee754<T>";
    }

    /// <summary>Whether each type parameter is some number, and that of an argument, or of a field that counts as one: else nobody could say for which types a member is.</summary>
    private static bool IsOverNumbers(IMethodSymbol method) =>
        Types(method).Any() && !MayChangeItself(method) && Types(method).All(type => IsNumberOfAnArgument(type, method));

    /// <summary>Whether a method of a generic struct may change it: it is read with a copy of the struct, as one of the type that it is for these numbers.</summary>
    private static bool MayChangeItself(IMethodSymbol method) => method is { IsStatic: false, IsReadOnly: false, ContainingType.IsValueType: true } && TypesAround(method).Any();

    /// <summary>Whether members are given the object that the method belongs to, as one of the type that it is for the numbers: inside, 'this' is one of any type.</summary>
    public static bool HasSelf(IMethodSymbol method) => IsOne(method) && SpecialisedText.HasSelf(method);

    private static IEnumerable<ITypeParameterSymbol> Types(IMethodSymbol method) => method.TypeParameters.Concat(TypesAround(method));

    private static IEnumerable<ITypeParameterSymbol> TypesAround(IMethodSymbol method) => TypeChain.Outwards(method.ContainingType).SelectMany(type => type.TypeParameters);

    private static bool IsNumberOfAnArgument(ITypeParameterSymbol type, IMethodSymbol method) =>
        TypeReader.HoldsReals(type) && method.Parameters.Where(parameter => !DeclarationReader.IsHeldConstant(parameter)).Select(parameter => parameter.Type).Concat(OwnFields.Of(method).Select(OwnFields.TypeOf))
            .Any(given => TypeArguments.Mentions(given, other => SymbolEqualityComparer.Default.Equals(other, type)));

    private static IMethodSymbol? For(IMethodSymbol method, ITypeSymbol real, Compilation compilation)
    {
        var type = For(method.ContainingType, real);
        if (type?.GetMembers(method.Name).OfType<IMethodSymbol>().FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, method)) is not { } one) return null;
        if (one.IsGenericMethod) one = one.Construct([.. one.TypeParameters.Select(_ => real)]);
        var types = new TypeArguments(one, compilation);
        return Types(method).All(type => !type.HasReferenceTypeConstraint && type.ConstraintTypes.All(constraint => compilation.ClassifyCommonConversion(real, types.Of(constraint)).IsImplicit)) ? one : null;
    }

    private static INamedTypeSymbol? For(INamedTypeSymbol type, ITypeSymbol real)
    {
        var here = type.ContainingType is { } around ? For(around, real)?.GetTypeMembers(type.Name, type.Arity).FirstOrDefault() : type;
        return here is null || here.Arity == 0 ? here : here.Construct([.. here.TypeParameters.Select(_ => real)]);
    }
}
