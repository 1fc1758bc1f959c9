using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Generator.Tests.Testing;

/// <summary>
/// A compilation, loaded so that the collector can take it back: but for those whose own structs are on tapes, for the runtime has crashed in thread statics
/// of generic types over types that were unloaded.
/// </summary>
internal sealed class LoadedAssembly
{
    private readonly AssemblyLoadContext context;

    /// <param name="compilation">The compilation.</param>
    /// <param name="libraries">Those that it refers to.</param>
    public LoadedAssembly(CSharpCompilation compilation, params CSharpCompilation[] libraries)
    {
        context = new AssemblyLoadContext(null, isCollectible: libraries.Length == 0 && !compilation.SyntaxTrees.Any(tree => tree.ToString().Contains("CallTape<")));
        foreach (var library in libraries) Load(library);
        Assembly = Load(compilation);
    }

    public Assembly Assembly { get; }

    private Assembly Load(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Take(10)));
        image.Position = 0;
        return context.LoadFromStream(image);
    }

    public void Unload()
    {
        if (context.IsCollectible) context.Unload();
    }
}
