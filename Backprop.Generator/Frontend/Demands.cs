using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Frontend;

/// <summary>What a method must be read with, so that nothing active is lost: known only once it has been read without.</summary>
/// <param name="project">What is compiled: an editor knows the source of other projects too, but what is generated must not depend on that.</param>
internal sealed class Demands(IAssemblySymbol project)
{
    private const int MostRounds = 4;

    private int rounds;

    /// <summary>The calls whose bodies are read in place of them.</summary>
    public HashSet<SyntaxNode> Calls { get; } = [];

    /// <summary>The structs that are read as their fields.</summary>
    public HashSet<ISymbol> Structs { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The collections whose real numbers are kept in cells.</summary>
    public HashSet<ISymbol> Collections { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The arrays that get a name before what is read of them.</summary>
    public HashSet<SyntaxNode> Arrays { get; } = [];

    /// <summary>The bodies of generic methods, which may hold such calls.</summary>
    public GenericBodies Generics { get; } = new();

    /// <summary>Whether something could be written in other words that are read: a query, or a variable of the type of an interface which begins with an array.</summary>
    public bool CanParaphrase { get; set; }

    /// <summary>Whether it is read in these words.</summary>
    public bool Paraphrases { get; set; }

    /// <summary>Whether the bodies of all calls that may concern something active are read at once: asking for them level by level takes too long where calls go deep.</summary>
    public bool IsEager => rounds > MostRounds;

    /// <summary>Whether the refusals ask for something new.</summary>
    public bool Add(IEnumerable<Refusal> refusals)
    {
        rounds++;
        int known = Count;
        foreach (var refusal in refusals)
        {
            if (refusal.Call is { } call) Calls.Add(call);
            if (refusal.Array is { } array) Arrays.Add(array);
            if (refusal.Struct is not { } type) continue;
            if (Frontend.Collections.CanBe(type))
            {
                Collections.Add(type);
                Structs.UnionWith(Frontend.Collections.WholesIn(((INamedTypeSymbol)type).TypeArguments.Last()));
            }
            else if (Composites.MayBeRead(type, project)) Structs.UnionWith(ItemArrays.StructsIn(type));
        }
        return Count > known;
    }

    private int Count => Calls.Count + Structs.Count + Collections.Count + Arrays.Count;
}
