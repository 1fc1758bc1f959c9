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

    public LoadedAssembly(CSharpCompilation compilation)
    {
        context = new AssemblyLoadContext(null, isCollectible: !compilation.SyntaxTrees.Any(tree => tree.ToString().Contains("CallTape<")));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Take(10)));
        image.Position = 0;
        Assembly = context.LoadFromStream(image);
    }

    public Assembly Assembly { get; }

    public void Unload()
    {
        if (context.IsCollectible) context.Unload();
    }
}
