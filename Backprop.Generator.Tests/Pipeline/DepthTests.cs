using Backprop.Generator.Frontend;
using Backprop.Generator.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Tests.Pipeline;

/// <summary>Nothing is too deep, or too long, to survive.</summary>
public class DepthTests
{
    [Fact]
    public void Ten_thousand_parentheses() => Survives(new string('(', 10_000) + "x" + new string(')', 10_000));

    [Fact]
    public void Ten_thousand_parentheses_with_operators() =>
        Survives(string.Concat(Enumerable.Repeat("(x * ", 10_000)) + "x" + new string(')', 10_000));

    [Fact]
    public void Ten_thousand_nested_calls() =>
        Survives(string.Concat(Enumerable.Repeat("System.Math.Sin(", 10_000)) + "x" + new string(')', 10_000));

    [Fact]
    public void Three_hundred_nested_calls_are_differentiated()
    {
        var run = Survives(string.Concat(Enumerable.Repeat("System.Math.Sin(", 300)) + "x" + new string(')', 300));
        Assert.Contains("FGradient", run.Succeeded().AllText);
    }

    [Fact]
    public void Twenty_thousand_terms() => Survives(string.Join(" + ", Enumerable.Repeat("x * x", 20_000)));

    [Fact]
    public void Two_thousand_terms_are_differentiated()
    {
        var run = Survives(string.Join(" + ", Enumerable.Repeat("x * x", 2_000)));
        Assert.Contains("FGradient", run.Succeeded().AllText);
    }

    [Fact]
    public void Ten_thousand_unary_signs() => Survives(string.Concat(Enumerable.Repeat("- ", 10_000)) + "x");

    [Fact]
    public void Ten_thousand_chained_assignments() => Survives(string.Concat(Enumerable.Repeat("x = ", 10_000)) + "x");

    [Fact]
    public void Ten_thousand_nested_blocks() => OnAnOrdinaryThread(
        ScalingTests.Method("        " + new string('{', 10_000) + "x *= x;" + new string('}', 10_000) + "\n        return x;"));

    [Fact]
    public void Two_thousand_parameters()
    {
        var names = Enumerable.Range(0, 2000).Select(i => "p" + i).ToArray();
        OnAnOrdinaryThread($$"""
            public static partial class C
            {
                [Backprop.Differentiable]
                public static double F({{string.Join(", ", names.Select(n => "double " + n))}}) => {{string.Join(" * ", names)}};
            }
            """);
    }

    private static GeneratorRun Survives(string expression) => OnAnOrdinaryThread(
        $$"""
        public static partial class C
        {
            [Backprop.Differentiable]
            public static double F(double x) => {{expression}};
        }
        """);

    /// <summary>What the analyzer would say, without the driver of analyzers, which compiles the method for its own ends.</summary>
    private static bool IsRefused(CSharpCompilation compilation)
    {
        var tree = compilation.SyntaxTrees.Single();
        var model = compilation.GetSemanticModel(tree);
        var method = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single(declared => declared.Identifier.ValueText == "F");
        return MethodReader.Read(method, model.GetDeclaredSymbol(method)!, model, default).Refusals.Any(refusal => refusal.IsError);
    }

    /// <summary>
    /// Code or a diagnostic: either the gradient is there, or somebody says why not. The compiler itself is not asked: some
    /// of these it does not survive.
    /// </summary>
    internal static GeneratorRun OnAnOrdinaryThread(string source)
    {
        GeneratorRun? run = null;
        Exception? failure = null;
        // The parser recurses into parentheses without a look at the stack: it gets a large one, which is not what is tested.
        CSharpCompilation? compilation = null;
        var parser = new Thread(() => compilation = GeneratorHarness.Compile([source]), maxStackSize: 1 << 28);
        parser.Start();
        parser.Join();
        var thread = new Thread(() =>
        {
            try
            {
                run = GeneratorHarness.Run(compilation!, Options.Default).DidNotThrow();
                var said = run.AllText.Contains("FGradient")
                    || run.Input.SyntaxTrees.Single().GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error)
                    || IsRefused(run.Input);
                Assert.True(said, "neither code nor a diagnostic");
            }
            catch (Exception e) { failure = e; }
        });
        thread.Start();
        thread.Join();
        return failure is null ? run! : throw new Xunit.Sdk.XunitException(failure.ToString());
    }
}
