using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Frontend;

/// <summary>
/// Marked methods that may be overridden: what is generated is for one body, and goes by the name of the method. Where another type has another body, it would be the gradient
/// of something else than what a call runs.
/// </summary>
internal static class VirtualEntries
{
    /// <summary>What a method is that cannot be differentiated, since it is not known which body runs; null if it can.</summary>
    public static string? WhyNot(IMethodSymbol method, Compilation compilation)
    {
        if (!IsOpen(method)) return null;
        var (definition, type) = (method.OriginalDefinition, method.OriginalDefinition.ContainingType);
        var objects = Descendants.Of(compilation).AllFrom(type).ToArray();
        if (objects.FirstOrDefault(one => HasAnother(one, definition)) is { } other) return "A method that '" + other.Name + "' has another body for";
        return type.IsAbstract && type.TypeKind == TypeKind.Class && objects.Length == 0 && Callees.IsOpen(type, method, method) ? "A virtual method of an abstract class that nothing in the project inherits from" : null;
    }

    /// <summary>The types whose objects run the method, where another project may have others; empty where none can.</summary>
    public static IReadOnlyList<INamedTypeSymbol> Runners(IMethodSymbol method, Compilation compilation)
    {
        var type = method.ContainingType;
        if (!IsOpen(method) || type.TypeKind != TypeKind.Class || !Callees.IsOpen(type, method, method)) return [];
        var all = Descendants.Of(compilation);
        if (!TypeArguments.Mentions(type.OriginalDefinition)) return all.From(type);
        // Of a generic one, those that inherit from it are not known by their types.
        return GenericEntries.HasSelf(method) && all.AllFrom(type.OriginalDefinition).All(one => SymbolEqualityComparer.Default.Equals(one, type.OriginalDefinition)) ? [type] : [];
    }

    private static bool IsOpen(IMethodSymbol method) => !method.IsStatic && Callees.MayBeOverridden(method);

    /// <summary>Whether the objects of a type run another body than that of a method, as the type inherits it.</summary>
    private static bool HasAnother(INamedTypeSymbol type, IMethodSymbol definition) => Descendants.Ancestors(type)
        .Where(ancestor => SymbolEqualityComparer.Default.Equals(ancestor.OriginalDefinition, definition.ContainingType))
        .SelectMany(ancestor => ancestor.GetMembers(definition.Name).OfType<IMethodSymbol>()).Where(member => SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, definition))
        .Any(member => Callees.Implementation(member, type) is { } body && !SymbolEqualityComparer.Default.Equals(body.OriginalDefinition, definition));
}
