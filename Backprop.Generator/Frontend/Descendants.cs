using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Frontend;

/// <summary>The types of a project of which there can be objects, by what they inherit from and implement.</summary>
internal sealed class Descendants
{
    private static readonly ConditionalWeakTable<Compilation, Descendants> known = new();

    private readonly Dictionary<ISymbol, List<INamedTypeSymbol>> types = new(SymbolEqualityComparer.Default);

    /// <summary>Generic types, by what they inherit from and implement, whatever that is given.</summary>
    private readonly Dictionary<ISymbol, List<INamedTypeSymbol>> generic = new(SymbolEqualityComparer.Default);

    private Descendants(Compilation compilation)
    {
        foreach (var type in TypesIn(compilation.Assembly.GlobalNamespace).Where(type => !type.IsAbstract))
            foreach (var ancestor in Ancestors(type))
                if (TypeArguments.Mentions(type)) Add(generic, ancestor.OriginalDefinition, type);
                else Add(types, ancestor, type);

        static void Add(Dictionary<ISymbol, List<INamedTypeSymbol>> known, ISymbol ancestor, INamedTypeSymbol type)
        {
            if (known.TryGetValue(ancestor, out var others)) others.Add(type);
            else known.Add(ancestor, [type]);
        }
    }

    public static Descendants Of(Compilation compilation) => known.GetValue(compilation, compilation => new Descendants(compilation));

    /// <summary>Those from a type on, itself among them.</summary>
    public IReadOnlyList<INamedTypeSymbol> From(ITypeSymbol type) => types.TryGetValue(type, out var found) ? found : [];

    /// <summary>Those from a type on, of whatever types that is given if it is generic.</summary>
    public IEnumerable<INamedTypeSymbol> AllFrom(INamedTypeSymbol definition) => types.Concat(generic).Where(pair => SymbolEqualityComparer.Default.Equals(pair.Key.OriginalDefinition, definition)).SelectMany(pair => pair.Value);

    /// <summary>The generic types whose objects could be of a type.</summary>
    public IReadOnlyList<INamedTypeSymbol> GenericFrom(ITypeSymbol type) => generic.TryGetValue(type.OriginalDefinition, out var found) ? found : [];

    /// <summary>A type, its bases and its interfaces.</summary>
    public static IEnumerable<INamedTypeSymbol> Ancestors(INamedTypeSymbol type)
    {
        for (var at = type; at is not null; at = at.BaseType) yield return at;
        foreach (var face in type.AllInterfaces) yield return face;
    }

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol around)
    {
        foreach (var member in around.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } type) yield return type;
            foreach (var inner in TypesIn(member)) yield return inner;
        }
    }
}
