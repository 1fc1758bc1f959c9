using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Generator.Tests.Testing;

/// <summary>A compilation, loaded so that the collector can take it back.</summary>
internal sealed class LoadedAssembly
{
    private readonly AssemblyLoadContext context = new(null, isCollectible: true);

    public LoadedAssembly(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Take(10)));
        image.Position = 0;
        Assembly = context.LoadFromStream(image);
    }

    public Assembly Assembly { get; }

    public void Unload() => context.Unload();
}
