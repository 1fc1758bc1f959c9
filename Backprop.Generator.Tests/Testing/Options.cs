using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Generator.Tests.Testing;

/// <summary>How a user's project is compiled.</summary>
internal sealed record Options
{
    public static readonly Options Default = new();

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Disable;

    public LanguageVersion Language { get; init; } = LanguageVersion.Latest;

    public OutputKind Output { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    public bool CheckOverflow { get; init; }

    public CSharpParseOptions Parse => new(Language, DocumentationMode.Diagnose);

    public CSharpCompilationOptions Compile => new(
        Output, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, checkOverflow: CheckOverflow, nullableContextOptions: Nullable);
}
