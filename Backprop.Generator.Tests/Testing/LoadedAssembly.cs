using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Tests.Testing;

/// <summary>
/// A compilation, loaded so that the collector can take it back: but for those with types in generic ones, as on tapes, or with thread statics, for
/// the runtime has crashed in thread statics of types that were unloaded, and of generic types over such.
/// </summary>
internal sealed class LoadedAssembly
{
    private readonly AssemblyLoadContext context;

    /// <param name="compilation">The compilation.</param>
    /// <param name="libraries">Those that it refers to.</param>
    public LoadedAssembly(CSharpCompilation compilation, params CSharpCompilation[] libraries)
    {
        context = new AssemblyLoadContext(null, isCollectible: libraries.Length == 0 && !MayHaveThreadStatics(compilation));
        foreach (var library in libraries) Load(library);
        Assembly = Load(compilation);
    }

    public Assembly Assembly { get; }

    private Assembly Load(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        var errors = emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(3).ToArray();
        Assert.True(emitted.Success, "what was added does not compile, or the members are not as the contract has them:\n" + string.Join("\n", errors.Select(e => $"{e}\n{e.Location.SourceTree}")));
        image.Position = 0;
        return context.LoadFromStream(image);
    }

    public void Unload()
    {
        if (context.IsCollectible) context.Unload();
    }

    private static bool MayHaveThreadStatics(CSharpCompilation compilation)
    {
        var names = compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes()).OfType<BaseTypeDeclarationSyntax>().Select(type => type.Identifier.ValueText).Distinct();
        var pattern = new Regex(@"ThreadStatic|<[^<>()]*\b(" + string.Join('|', names.Append("_")) + @")\b[^<>()]*>");
        return compilation.SyntaxTrees.Any(tree => pattern.IsMatch(tree.ToString()));
    }
}
