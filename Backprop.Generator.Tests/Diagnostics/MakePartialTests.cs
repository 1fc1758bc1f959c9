using Backprop.CodeFixes;
using Backprop.Generator.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Backprop.Generator.Tests.Diagnostics;

/// <summary>The fix that makes a containing type partial.</summary>
public class MakePartialTests
{
    [Theory]
    [InlineData("public static class C", "public static partial class C")]
    [InlineData("class C", "partial class C")]
    [InlineData("public readonly struct C", "public readonly partial struct C")]
    [InlineData("public record C", "public partial record C")]
    [InlineData("internal record struct C", "internal partial record struct C")]
    [InlineData("public interface C", "public partial interface C")]
    [InlineData("// why\nsealed class C", "// why\nsealed partial class C")]
    [InlineData("// why\nclass C", "// why\npartial class C")]
    public async Task Adds_the_word(string before, string after)
    {
        const string Body = " { [Backprop.Differentiable] public static double F(double x) => x * x; }";
        Assert.Equal(after + Body, await Fixed(before + Body));
    }

    [Fact]
    public async Task Can_be_repeated_for_outer_types()
    {
        const string Source = "class A { struct B { [Backprop.Differentiable] public static double F(double x) => x; } }";
        const string Wanted = "partial class A { partial struct B { [Backprop.Differentiable] public static double F(double x) => x; } }";
        var text = Source;
        for (int i = 0; i < 2 && text != Wanted; i++) text = await Fixed(text);
        Assert.Equal(Wanted, text);
        GeneratorHarness.Run(text).Succeeded();
    }

    [Fact]
    public void Fixes_exactly_what_it_says() => Assert.Equal("BP0001", Assert.Single(new MakePartialCodeFix().FixableDiagnosticIds));

    [Fact]
    public void Can_fix_everywhere_at_once() => Assert.NotNull(new MakePartialCodeFix().GetFixAllProvider());

    private static async Task<string> Fixed(string source)
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject("P", LanguageNames.CSharp)
            .WithParseOptions(Options.Default.Parse)
            .WithCompilationOptions(Options.Default.Compile)
            .WithMetadataReferences(References.All);
        var document = project.AddDocument("C.cs", source);
        var compilation = (Microsoft.CodeAnalysis.CSharp.CSharpCompilation)(await document.Project.GetCompilationAsync())!;
        var diagnostic = GeneratorHarness.Analyze(compilation).First(d => d.Id == "BP0001");

        var actions = new List<CodeAction>();
        await new MakePartialCodeFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default));
        var operations = await Assert.Single(actions).GetOperationsAsync(default);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
        return (await changed.GetTextAsync()).ToString();
    }
}
