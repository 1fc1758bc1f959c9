using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Generator.Tests.Testing;

/// <summary>One run of the generator: the user's compilation, the same with the generated files, and what the driver tracked.</summary>
internal sealed record GeneratorRun(CSharpCompilation Input, CSharpCompilation Output, GeneratorDriver Driver)
{
    /// <summary>What the compiler says of it all: asked once, for it binds every body.</summary>
    private readonly Lazy<ImmutableArray<Diagnostic>> said = new(() => Output.GetDiagnostics());

    public GeneratorRunResult Result => Driver.GetRunResult().Results.Single();

    public IEnumerable<(string Hint, string Text)> Files =>
        Result.GeneratedSources.Select(source => (source.HintName, Snapshot.Normalise(source.SourceText.ToString())));

    /// <summary>What the generator gave for the whole compilation, as one text.</summary>
    public string AllText => string.Join("\n", Files.OrderBy(f => f.Hint, StringComparer.Ordinal).Select(f => $"// {f.Hint}\n{f.Text}"));

    public GeneratorRun DidNotThrow()
    {
        if (Result.Exception is { } exception) Assert.Fail("the generator threw: " + exception);
        Assert.Empty(Result.Diagnostics);
        return this;
    }

    /// <summary>No exception, and nothing to complain about in any generated file, not even a warning.</summary>
    public GeneratorRun GeneratedCleanly()
    {
        DidNotThrow();
        var own = Complaints().ToArray();
        Assert.True(own.Length == 0, $"complaints in generated files:\n{string.Join("\n", own.Take(10))}\n\n{AllText}");
        return this;
    }

    /// <summary>Clean, nothing is refused, and the user's code compiles too.</summary>
    public GeneratorRun Succeeded()
    {
        GeneratedCleanly();
        var refusals = GeneratorHarness.Analyze(Output).Where(d => d.Severity == DiagnosticSeverity.Error).ToArray();
        Assert.True(refusals.Length == 0, "the analyzer reports\n" + string.Join("\n", refusals));
        var errors = said.Value.Where(d => d.Severity == DiagnosticSeverity.Error).ToArray();
        Assert.True(errors.Length == 0, $"the compilation fails:\n{string.Join("\n", errors.Take(10))}\n\n{AllText}");
        return this;
    }

    /// <summary>Warnings and errors located in generated files.</summary>
    public IEnumerable<Diagnostic> Complaints()
    {
        var generated = Result.GeneratedSources.Select(source => source.SyntaxTree).ToImmutableHashSet();
        return said.Value.Where(d =>
            d.Severity >= DiagnosticSeverity.Warning && d.Location.SourceTree is { } tree && generated.Contains(tree));
    }
}
