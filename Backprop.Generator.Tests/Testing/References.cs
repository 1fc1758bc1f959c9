using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Tests.Testing;

/// <summary>What a user's project references: the platform that these tests run on, and Backprop.Runtime.</summary>
internal static class References
{
    public static readonly ImmutableArray<MetadataReference> All =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(IsPlatform)
            .Append(typeof(DifferentiableAttribute).Assembly.Location)
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
            .ToImmutableArray();

    private static bool IsPlatform(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return name is "mscorlib" or "netstandard" or "Microsoft.CSharp" or "System" || name.StartsWith("System.", StringComparison.Ordinal);
    }
}
