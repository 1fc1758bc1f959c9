using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Tests.Testing.Arrays;

/// <summary>How a method with containers is declared, and which of them its Backward takes seeds for.</summary>
internal sealed record ArrayMethod(string Type, string Name, string Key, IReadOnlyList<ArrayParameter> Parameters, IReadOnlyList<string> Results, bool ReturnsArray)
{
    public IEnumerable<ArrayParameter> Active => Parameters.Where(p => p.IsActive);

    public IEnumerable<ArrayParameter> Containers => Parameters.Where(p => p.IsActive && p.IsContainer);

    public IEnumerable<ArrayParameter> Scalars => Parameters.Where(p => p.IsActive && !p.IsContainer);

    public IEnumerable<ArrayParameter> Written => Parameters.Where(p => p.IsWritten);

    public bool IsVoid => Results.Count == 0;

    /// <summary>Whether it is generic: this is what it is for double.</summary>
    public required bool IsGeneric { get; init; }

    /// <summary>Whether there is a Gradient.</summary>
    public bool IsScalar => Results.Count == 1 && !ReturnsArray && !ReturnsTuple;

    public required bool ReturnsTuple { get; init; }

    /// <summary>Whether a variable of its may hold either of two parameters.</summary>
    public required bool MayTakeForAnother { get; init; }

    /// <summary>Whether it makes arrays itself. The JIT may see that one of them never leaves, and not allocate it after all.</summary>
    public required bool MakesArrays { get; init; }

    /// <summary>Every method of the compilation that has points.</summary>
    public static IEnumerable<ArrayMethod> In(Compilation compilation) =>
        Types(compilation.Assembly.GlobalNamespace).SelectMany(type => type.GetMembers().OfType<IMethodSymbol>())
            .Where(method => method.GetAttributes().Any(a => a.AttributeClass?.Name == "AtAttribute")).Select(method => Of(NumberTypes.Closed(method, compilation)));

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) =>
        container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(member => member is INamedTypeSymbol type ? Types(type).Prepend(type) : Types(member));

    private static ArrayMethod Of(IMethodSymbol method)
    {
        Assert.True(method.IsStatic, $"{method.Name}: only static methods can have containers in the corpus");
        var seeds = method.ContainingType.GetMembers(method.Name + "Backward").OfType<IMethodSymbol>()
            .SelectMany(backward => backward.Parameters).Select(p => p.Name).ToHashSet();
        string key = $"{method.ContainingType.Name}.{method.Name}({string.Join(", ", method.Parameters.Select(p => p.Name))})";
        return new ArrayMethod(
            Spelled(method.ContainingType), method.Name, key,
            method.Parameters.Select(p => ArrayParameter.Of(p, seeds)).ToArray(),
            RealsIn(method.ReturnType).ToArray(),
            method.ReturnType is IArrayTypeSymbol)
        {
            MayTakeForAnother = method.GetAttributes().Any(a => a.AttributeClass?.Name == "TakesForAnotherAttribute"),
            IsGeneric = method.IsGenericMethod,
            ReturnsTuple = method.ReturnType.IsTupleType,
            MakesArrays = method.DeclaringSyntaxReferences.SelectMany(reference => reference.GetSyntax().DescendantNodes()).Any(IsNewArray),
        };
    }

    private static bool IsNewArray(SyntaxNode node) =>
        node is ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or CollectionExpressionSyntax
        || node is InitializerExpressionSyntax { Parent: EqualsValueClauseSyntax };

    private static IEnumerable<string> RealsIn(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Double or SpecialType.System_Single } => [Spelled(type)],
        IArrayTypeSymbol { ElementType: { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None } item } => [Spelled(item)],
        IArrayTypeSymbol array => RealsIn(array.ElementType),
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.SelectMany(element => RealsIn(element.Type)),
        _ => [],
    };

    public static string Spelled(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
