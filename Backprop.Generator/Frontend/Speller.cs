using Backprop.Generator.Rules.Numerics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Generator.Frontend;

/// <summary>
/// Spells types so that they bind in a generated file as they do in the user's: shortly where nothing in the method's scope
/// has the name of <c>Math</c> and its like, else from <c>global::</c>.
/// </summary>
internal sealed class Speller(SemanticModel model, int position, INamedTypeSymbol container, ISet<string> locals)
{
    private static readonly string[] Short = ["System.Math", "System.MathF", "Backprop.Activations", "Backprop.Differentiation", "Backprop.Tape", "Backprop.BitTape", "Backprop.Cells", "Backprop.CallTape", "Backprop.CheckpointedRange", "Backprop.Workspace", "Backprop.Buffers", "Backprop.Vectors", "System.Span", "System.ReadOnlySpan", "System.Runtime.CompilerServices.UnsafeAccessorKind", .. NumericsBook.Types.Select(type => "System.Numerics." + type)];

    private readonly Dictionary<string, string> spelled = [];
    private readonly INamedTypeSymbol[] around = TypeChain.Outwards(container).ToArray();

    /// <summary>How the well-known static classes are spelled here.</summary>
    public IEnumerable<(string Type, string Text)> WellKnown => Short.Select(type => (type, OfWellKnown(type)));

    public string Of(ITypeSymbol type)
    {
        string full = type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
        if (type is INamedTypeSymbol { IsGenericType: false } && around.Contains(type, SymbolEqualityComparer.Default) && !locals.Contains(type.Name)) return Escape(type.Name);
        return Short.Contains(full) ? OfWellKnown(full) : TypeReader.Spell(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated));
    }

    /// <summary>A struct of the project, or an array of it: by its own name where that means it, inside the type that the generated code stands in, or its namespace.</summary>
    public string OfStruct(ITypeSymbol type)
    {
        if (NumericTypes.Is(type)) return Of(type);
        if (ItemArrays.ItemOf(type) is { } item && type.NullableAnnotation != NullableAnnotation.Annotated) return type is IArrayTypeSymbol ? OfStruct(item) + "[]" : OfWellKnown("System." + type.Name) + "<" + OfStruct(item) + ">";
        bool isNear = type is INamedTypeSymbol { IsTupleType: false, IsGenericType: false, TypeKind: TypeKind.Struct, SpecialType: SpecialType.None } && (type.ContainingType is { } outer
                ? around.Contains(outer, SymbolEqualityComparer.Default)
                : !type.ContainingNamespace.IsGlobalNamespace && SymbolEqualityComparer.Default.Equals(type.ContainingNamespace, container.ContainingNamespace))
            && !locals.Contains(type.Name) && model.LookupSymbols(position, name: type.Name).All(symbol => SymbolEqualityComparer.Default.Equals(symbol, type));
        return isNear ? Escape(type.Name) : TypeReader.Spell(type);
    }

    /// <summary>A field of the object: by its own name, unless a variable of the method has it.</summary>
    public string OfField(string name) => locals.Contains(name) ? "this." + Escape(name) : Escape(name);

    /// <summary>A type that is generated beside the method.</summary>
    public string OfNested(string name) => locals.Contains(name) ? Of(container) + "." + name : name;

    /// <summary>A static method: by its own name where nothing else can be meant. Generated variables begin with a small letter.</summary>
    public string Of(IMethodSymbol method)
    {
        bool isNear = around.Contains(method.ContainingType, SymbolEqualityComparer.Default) && char.IsUpper(method.Name[0]) && !locals.Contains(method.Name)
            && model.LookupSymbols(position, name: method.Name).All(symbol => symbol is IMethodSymbol && SymbolEqualityComparer.Default.Equals(symbol.ContainingType, method.ContainingType));
        return isNear ? method.Name : Of(method.ContainingType) + "." + Escape(method.Name);
    }

    private string OfWellKnown(string full)
    {
        if (spelled.TryGetValue(full, out string? text)) return text;
        string name = full.Substring(full.LastIndexOf('.') + 1);
        var visible = model.LookupSymbols(position, name: name);
        bool free = !locals.Contains(name) && visible.All(symbol => symbol is INamedTypeSymbol && symbol.ToDisplayString().Split('<')[0] == full);
        return spelled[full] = free ? name : "global::" + full;
    }

    public static string Escape(string identifier) =>
        SyntaxFacts.GetKeywordKind(identifier) == SyntaxKind.None ? identifier : "@" + identifier;
}
