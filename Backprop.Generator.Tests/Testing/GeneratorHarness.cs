using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Backprop.Generator.Tests.Testing;

/// <summary>Source text through the generator and the analyzer, in process.</summary>
internal static class GeneratorHarness
{
    public static GeneratorRun Run(string source, Options? options = null) => Run([source], options);

    public static GeneratorRun Run(IEnumerable<string> sources, Options? options = null)
    {
        options ??= Options.Default;
        return Run(Compile(sources, options), options);
    }

    public static GeneratorRun Run(CSharpCompilation compilation, Options options)
    {
        var driver = Driver(options).RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        return new GeneratorRun(compilation, (CSharpCompilation)output, driver);
    }

    public static GeneratorDriver Driver(Options options) => CSharpGeneratorDriver.Create(
        [new BackpropGenerator().AsSourceGenerator()],
        parseOptions: options.Parse,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static CSharpCompilation Compile(IEnumerable<string> sources, Options? options = null)
    {
        options ??= Options.Default;
        return CSharpCompilation.Create("UserCode", sources.Select((text, i) => Parse(text, options, $"User{i}.cs")), References.All, options.Compile);
    }

    public static SyntaxTree Parse(string text, Options options, string path) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), options.Parse, path);

    public static ImmutableArray<Diagnostic> Analyze(CSharpCompilation compilation)
    {
        var diagnostics = compilation.WithAnalyzers([new BackpropAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        Assert.DoesNotContain(diagnostics, d => d.Id is "AD0001" or "BP0999");
        return diagnostics;
    }
}
