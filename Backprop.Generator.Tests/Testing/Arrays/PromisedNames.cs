using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Tests.Testing.Arrays;

/// <summary>Which overloads there are of the generated members, and how their parameters and parts of gradients are called.</summary>
internal static class PromisedNames
{
    public static void Check(Compilation compilation, ArrayMethod declared)
    {
        var type = compilation.GetTypeByMetadataName(declared.Type.Replace("global::", ""))!;
        string[] own = declared.Parameters.Select(p => p.Name).ToArray();
        string[] buffers = declared.Containers.Select(p => p.Buffer).ToArray();
        string[] seeds = declared.Written.Select(p => p.Seed).ToArray();
        int results = declared.ReturnsArray ? 1 : declared.Results.Count;

        foreach (string member in new[] { "Gradient", "ValueAndGradient" })
            Assert.Equal(!declared.IsScalar ? [] : buffers.Length > 0 ? [own, [.. own, .. buffers]] : [own], Overloads(type, declared, member).Select(ParametersOf));
        foreach (var gradient in Overloads(type, declared, "Gradient"))
        {
            var adjoints = (gradient.Parameters.Length > own.Length ? declared.Scalars : declared.Active).Select(p => p.Name).ToArray();
            Assert.Equal(adjoints.Length > 1 ? adjoints : [], PartsOf(gradient.ReturnType));
        }
        var backwards = Overloads(type, declared, "Backward").Select(method => ParametersOf(method)[(1 + results)..]);
        Assert.Equal(buffers.Length > 0 ? [seeds, [.. seeds, .. buffers]] : [seeds], backwards);
    }

    /// <summary>Of a generic method, those for double.</summary>
    private static IMethodSymbol[] Overloads(INamedTypeSymbol type, ArrayMethod declared, string suffix) =>
        type.GetMembers(declared.Name + suffix).OfType<IMethodSymbol>()
            .Where(method => !declared.IsGeneric || !method.Parameters.Any(parameter => parameter.Type.ToDisplayString().Contains("float", StringComparison.Ordinal))).OrderBy(method => method.Parameters.Length).ToArray();

    private static string[] ParametersOf(IMethodSymbol method) => method.Parameters.Select(p => p.Name).ToArray();

    private static string[] PartsOf(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsTupleType: true } tuple ? tuple.TupleElements.Select(element => element.Name).ToArray() : [];
}
