using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Tests.Testing.Arrays;

/// <summary>One parameter: how its argument, its buffer, its seed and its gradient are spelled.</summary>
internal sealed record ArrayParameter(string Name, string Type, string? Element, bool IsActive, bool IsContainer, bool IsWritten, bool IsSingle)
{
    private const string Spans = "global::System.Span<", ReadOnlySpans = "global::System.ReadOnlySpan<", Memories = "global::System.Memory<", ReadOnlyMemories = "global::System.ReadOnlyMemory<";

    private bool IsView => new[] { Spans, ReadOnlySpans, Memories, ReadOnlyMemories }.Any(view => Type.StartsWith(view, StringComparison.Ordinal));

    private bool IsFlat => IsView || Type == Element + "[]" || Type.StartsWith("global::System.Collections.Generic.List<", StringComparison.Ordinal);

    public string Pascal => char.ToUpperInvariant(Name[0]) + Name[1..];

    public string Buffer => "d" + Pascal;

    public string Seed => "seed" + Pascal;

    public string GradientType => !IsContainer ? Type : IsFlat ? Element + "[]" : Type;

    /// <summary>The argument out of what the tests keep it as.</summary>
    public string From(string kept) => IsView ? $"new {Type}(({Element}[]){kept})" : $"({Type}){kept}";

    public string BufferFrom(string kept) => IsFlat ? $"({Spans}{Element}>)({Element}[]){kept}" : $"({Type}){kept}";

    public string SeedFrom(string kept) => IsFlat ? $"({ReadOnlySpans}{Element}>)({Element}[]){kept}" : $"({Type}){kept}";

    public static string ResultSeed(string element, bool isArray, string kept) =>
        isArray ? $"({ReadOnlySpans}{element}>)({element}[]){kept}" : $"({element}){kept}";

    public static ArrayParameter Of(IParameterSymbol parameter, IReadOnlySet<string> seeds)
    {
        Assert.True(parameter.RefKind is RefKind.None or RefKind.In, $"{parameter.Name}: by reference is not for the corpus of containers");
        var element = ElementOf(parameter.Type);
        var numbers = NumbersOf(element ?? parameter.Type).ToArray();
        bool isReal = numbers.Length > 0;
        bool isActive = isReal && parameter.GetAttributes().All(a => a.AttributeClass?.Name != "NoDerivativeAttribute");
        var found = new ArrayParameter(
            parameter.Name, ArrayMethod.Spelled(parameter.Type), element is null ? null : ArrayMethod.Spelled(element), isActive, element is not null, false, numbers.Contains(SpecialType.System_Single));
        return found with { IsWritten = isActive && element is not null && seeds.Contains(found.Seed) };
    }

    /// <summary>A number, or those of a struct that is an element.</summary>
    private static IEnumerable<SpecialType> NumbersOf(ITypeSymbol type) => type.SpecialType is SpecialType.System_Double or SpecialType.System_Single ? [type.SpecialType]
        : type is { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None } ? type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic).SelectMany(field => NumbersOf(field.Type)) : [];

    private static ITypeSymbol? ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => ElementOf(array.ElementType) ?? array.ElementType,
        INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" or "List", TypeArguments: [var element] } => element,
        _ => null,
    };
}
