using System.Globalization;
using System.Runtime.CompilerServices;
using Backprop.Generator.Tests.Pipeline;
using Backprop.Generator.Tests.Testing;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Tests.Docs;

/// <summary>Every C# block of the documentation compiles, and prints what the page says that it prints.</summary>
[Collection(nameof(Alone))]
public class DocsTests
{
    private static readonly string root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    public static TheoryData<string> Pages() => new(
        Directory.GetFiles(root, "*.md")
            .Concat(Directory.Exists(Path.Combine(root, "docs")) ? Directory.GetFiles(Path.Combine(root, "docs"), "*.md", SearchOption.AllDirectories) : [])
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Pages))]
    public void Its_code_works(string page)
    {
        var blocks = Page.Blocks(File.ReadAllText(Path.Combine(root, page))).ToArray();
        if (blocks.Length == 0) return;
        var output = Compile(page, blocks);
        var assembly = new LoadedAssembly(output).Assembly;
        for (int i = 0; i < blocks.Length; i++)
        {
            if (blocks[i].Output is not { } expected) continue;
            var method = assembly.GetType("Snippets")?.GetMethod(Snippets.MethodOf(i));
            Assert.True(method is not null, $"{page}({blocks[i].Line}): output is shown, but there are no statements to run");
            Assert.Equal(expected.TrimEnd(), Printed(() => method!.Invoke(null, null)).TrimEnd());
        }
    }

    private static Microsoft.CodeAnalysis.CSharp.CSharpCompilation Compile(string page, CodeBlock[] blocks)
    {
        var sources = blocks.Select((block, i) => $"#line {block.Line} \"{page}\"\n{Snippets.Wrap(block, i)}");
        var run = GeneratorHarness.Run(sources.Prepend(Snippets.Prelude)).GeneratedCleanly();
        var refusals = GeneratorHarness.Analyze(run.Output).Where(d => d.Severity == DiagnosticSeverity.Error);
        var errors = run.Output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Concat(refusals).ToArray();
        Assert.True(errors.Length == 0, string.Join("\n", errors.Take(10)) + "\n\n" + string.Join("\n\n", sources));
        return run.Output;
    }

    private static string Printed(Action run)
    {
        var (console, culture) = (Console.Out, CultureInfo.CurrentCulture);
        using var writer = new StringWriter { NewLine = "\n" };
        try
        {
            Console.SetOut(writer);
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            run();
        }
        finally
        {
            Console.SetOut(console);
            CultureInfo.CurrentCulture = culture;
        }
        return writer.ToString();
    }

    [Fact]
    public void Blocks_are_found()
    {
        var blocks = Page.Blocks("""
            # Title
            ```csharp
            var x = 1;
            ```

            ```text
            one
            ```
            <!-- not compiled: a sketch -->

            ```csharp
            nonsense
            ```
            ```bash
            ls
            ```
            ```cs
            class A { }
            ```
            """).ToArray();
        Assert.Equal([new CodeBlock("var x = 1;", 3, "one"), new CodeBlock("class A { }", 18, null)], blocks);
    }

    [Theory]
    [InlineData("int x = 1;\nConsole.WriteLine(x);", true)]
    [InlineData("using System.Linq;\nclass A { }", false)]
    [InlineData("[Differentiable]\npublic static double F(double x) => x * x;", false)]
    [InlineData("var y = new A();\nclass A { }", true)]
    public void Blocks_are_wrapped(string code, bool hasStatements)
    {
        var wrapped = Snippets.Wrap(new CodeBlock(code, 1, null), 7);
        Assert.Equal(hasStatements, wrapped.Contains("void Block7()"));
        GeneratorHarness.Run([Snippets.Prelude, wrapped]).Succeeded();
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
