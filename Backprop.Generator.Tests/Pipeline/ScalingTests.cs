using System.Text;
using Backprop.Generator.Frontend;
using Backprop.Generator.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Tests.Pipeline;

/// <summary>Work grows with the length of the method and no faster; nothing is too deep to survive.</summary>
[Collection(nameof(Alone))]
public class ScalingTests
{
    [Fact]
    public void A_chain_of_statements_is_linear() => IsLinear(n =>
    {
        var body = new StringBuilder("double t0 = x;\n");
        for (int i = 1; i <= n; i++) body.Append($"        var t{i} = t{i - 1} * t{i - 1} * 0.5;\n");
        return body.Append($"        return t{n};").ToString();
    });

    [Fact]
    public void One_variable_overwritten_again_and_again_is_linear() => IsLinear(n =>
    {
        var body = new StringBuilder("double t = x;\n");
        for (int i = 1; i <= n; i++) body.Append("        t = t * t * 0.5;\n");
        return body.Append("        return t;").ToString();
    });

    [Fact]
    public void A_growing_set_of_variables_is_linear() => IsLinear(n =>
    {
        var body = new StringBuilder("double s = 0;\n");
        for (int i = 1; i <= n; i++) body.Append($"        var a{i} = System.Math.Sin(x * {i}); s += a{i} * x;\n");
        return body.Append("        return s;").ToString();
    });

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
        Method("        " + new string('{', 10_000) + "x *= x;" + new string('}', 10_000) + "\n        return x;"));

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

    /// <summary>Ten times the method, ten times the memory, and not much more than ten times the processor's time: it would be a hundred.</summary>
    internal static void IsLinear(Func<int, string> body)
    {
        Work(Method(body(25)));
        var (small, large) = (Work(Method(body(250))), Work(Method(body(2_500))));
        Assert.True(large.Bytes < 20 * small.Bytes, $"250 statements: {small.Bytes} bytes, 2,500: {large.Bytes} bytes");
        Assert.True(large.Time < 40 * small.Time, $"250 statements: {small.Time}, 2,500: {large.Time}");
    }

    /// <summary>The least of two runs: noise only ever adds.</summary>
    private static (double Bytes, TimeSpan Time) Work(string source)
    {
        var (bytes, time) = (double.PositiveInfinity, TimeSpan.MaxValue);
        for (int i = 0; i < 2; i++)
        {
            var compilation = GeneratorHarness.Compile([source]);
            Assert.DoesNotContain(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
            var driver = GeneratorHarness.Driver(Options.Default);
            GC.Collect();
            var (bytesBefore, timeBefore) = (GC.GetTotalAllocatedBytes(precise: true), Environment.CpuUsage.TotalTime);
            var result = driver.RunGenerators(compilation).GetRunResult().Results.Single();
            bytes = Math.Min(bytes, GC.GetTotalAllocatedBytes(precise: true) - bytesBefore);
            time = TimeSpan.FromTicks(Math.Min(time.Ticks, (Environment.CpuUsage.TotalTime - timeBefore).Ticks));
            Assert.Null(result.Exception);
            Assert.Contains(result.GeneratedSources, s => s.SourceText.ToString().Contains("FGradient"));
        }
        return (bytes, time);
    }

    internal static string Method(string body) =>
        $$"""
        public static partial class C
        {
            [Backprop.Differentiable]
            public static double F(double x)
            {
                {{body}}
            }
        }
        """;

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

/// <summary>Tests that measure time run when nothing else does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public class Alone;
