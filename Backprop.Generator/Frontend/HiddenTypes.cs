using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Generator.Frontend;

/// <summary>
/// Types that not everybody may name who is given the tape of a method: <c>private sealed class Model</c>, for that of a public method. No field of
/// the tape can be of such a type.
/// </summary>
internal static class HiddenTypes
{
    /// <summary>How those are spelled among the variables of a method and of the functions that it calls.</summary>
    /// <param name="method">The method.</param>
    /// <param name="functions">What is read of it.</param>
    /// <param name="model">The file that it stands in.</param>
    /// <param name="position">A place in its body.</param>
    public static Seq<string> Of(IMethodSymbol method, IEnumerable<Function> functions, SemanticModel model, int position)
    {
        var members = method.DeclaredAccessibility == Accessibility.Private ? [Accessibility.Private] : new[] { method.DeclaredAccessibility, Accessibility.Internal };
        var seen = members.Select(member => Around(method.ContainingType, member).ToArray()).ToArray();
        return functions.SelectMany(function => function.Parameters.Concat(IrWalk.Targets(function.Body)).Select(local => local.Type).Concat(function.Results.Select(result => result.Type)))
            .Where(type => type is Passive or OtherTape).Select(type => type.Text).Where(text => text.Contains("global::")).Distinct()
            .Where(text => model.GetSpeculativeTypeInfo(position, SyntaxFactory.ParseTypeName(text), SpeculativeBindingOption.BindAsTypeOrNamespace).Type is { } type && !seen.All(around => IsSeenBy(type, around)))
            .OrderBy(text => text, StringComparer.Ordinal).ToSeq();
    }

    /// <summary>A member of a type, and the types around it.</summary>
    private static IEnumerable<(Accessibility Accessibility, INamedTypeSymbol? Type)> Around(INamedTypeSymbol type, Accessibility member)
    {
        yield return (member, type);
        foreach (var one in TypeChain.Outwards(type)) yield return (one.DeclaredAccessibility, one.ContainingType);
    }

    private static bool IsSeenBy(ITypeSymbol type, IReadOnlyList<(Accessibility Accessibility, INamedTypeSymbol? Type)> around) => type switch
    {
        IArrayTypeSymbol array => IsSeenBy(array.ElementType, around),
        IPointerTypeSymbol pointer => IsSeenBy(pointer.PointedAtType, around),
        INamedTypeSymbol named => around.Any(member => IsAsOpen(named, member.Accessibility, member.Type)) && named.TypeArguments.All(argument => IsSeenBy(argument, around))
            && (named.ContainingType is not { } outer || IsSeenBy(outer, around)),
        _ => true,
    };

    /// <summary>Whether a type is seen wherever a member of another one is: C# asks that of the type of a field.</summary>
    private static bool IsAsOpen(INamedTypeSymbol type, Accessibility member, INamedTypeSymbol? within)
    {
        bool isInside = member is Accessibility.Private or Accessibility.Internal or Accessibility.ProtectedAndInternal;
        bool isBelow = member switch
        {
            Accessibility.Private => TypeChain.Outwards(within).Any(other => Inherits(other, type.ContainingType)),
            Accessibility.Protected or Accessibility.ProtectedAndInternal => Inherits(within, type.ContainingType),
            _ => false,
        };
        return type.DeclaredAccessibility switch
        {
            Accessibility.Private => member == Accessibility.Private && TypeChain.Outwards(within).Any(other => AreSame(other, type.ContainingType)),
            Accessibility.Internal => isInside,
            Accessibility.Protected => isBelow,
            Accessibility.ProtectedAndInternal => isInside && isBelow,
            Accessibility.ProtectedOrInternal => isInside || isBelow,
            _ => true,
        };
    }

    private static bool Inherits(INamedTypeSymbol? type, INamedTypeSymbol? ancestor)
    {
        for (; type is not null; type = type.BaseType)
            if (AreSame(type, ancestor)) return true;
        return false;
    }

    private static bool AreSame(INamedTypeSymbol type, INamedTypeSymbol? other) => SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, other?.OriginalDefinition);
}
