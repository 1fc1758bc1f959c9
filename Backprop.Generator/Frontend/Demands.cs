using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Frontend;

/// <summary>What a method must be read with, so that nothing active is lost: known only once it has been read without.</summary>
internal sealed class Demands
{
    /// <summary>The calls whose bodies are read in place of them.</summary>
    public HashSet<SyntaxNode> Calls { get; } = [];

    /// <summary>The structs that are read as their fields.</summary>
    public HashSet<ISymbol> Structs { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the refusals ask for something new.</summary>
    public bool Add(IEnumerable<Refusal> refusals)
    {
        int known = Calls.Count + Structs.Count;
        foreach (var refusal in refusals)
        {
            if (refusal.Call is { } call) Calls.Add(call);
            if (refusal.Struct is { } type) Structs.Add(type);
        }
        return Calls.Count + Structs.Count > known;
    }
}
