using Backprop.Generator.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Generator.Tests.Pipeline;

/// <summary>What the driver does again after an edit, and what it takes from its caches.</summary>
public class IncrementalityTests
{
    private const string Source = """
        using Backprop;

        public static partial class C
        {
            [Differentiable]
            public static double F(double x, double y)
            {
                var t = x * y;
                return t * x; // a comment
            }

            [Differentiable]
            public static double G(double x) => x * x * Other.K;
        }
        """;

    private const string Elsewhere = "public static class Other { public const double K = 2; public static int M() => 1; }";

    [Fact]
    public void A_second_run_does_nothing() => RegeneratesNothing(Source, Elsewhere);

    [Fact]
    public void An_edit_in_another_file() => RegeneratesNothing(Source, Elsewhere.Replace("=> 1", "=> 2 + 3"));

    [Fact]
    public void A_new_member_in_another_file() => RegeneratesNothing(Source, Elsewhere.Replace("public static int M", "public static int N() => 3; public static int M"));

    [Fact]
    public void A_new_file()
    {
        var (before, compilation) = FirstRun();
        AllCached(Next(before, compilation.AddSyntaxTrees(GeneratorHarness.Parse("class New { }", Options.Default, "New.cs"))));
    }

    [Fact]
    public void An_edit_of_a_comment() => RegeneratesNothing(Source.Replace("// a comment", "// another one, longer"), Elsewhere);

    [Fact]
    public void A_new_comment_line_inside() => RegeneratesNothing(Source.Replace("        return", "        // said\n        return"), Elsewhere);

    [Fact]
    public void A_method_that_moves_down() => RegeneratesNothing("\n\n// a header\n" + Source, Elsewhere);

    [Fact]
    public void A_new_neighbour_that_is_not_differentiable() =>
        RegeneratesNothing(Source.Replace("    [Differentiable]\n    public static double F", "    public static int Unrelated() => 3;\n\n    [Differentiable]\n    public static double F"), Elsewhere);

    [Fact]
    public void A_changed_body_regenerates_its_own_output_only()
    {
        var (before, compilation) = FirstRun();
        var after = Next(before, With(compilation, Source.Replace("t * x;", "t * y;"), Elsewhere));
        var reasons = OutputReasons(after);
        Assert.Contains(IncrementalStepRunReason.Modified, reasons);
        Assert.Contains(reasons, reason => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged);
        Assert.NotEqual(Texts(before), Texts(after));
    }

    [Fact]
    public void A_constant_changed_in_another_file_is_not_missed()
    {
        var (before, compilation) = FirstRun();
        var changed = With(compilation, Source, Elsewhere.Replace("K = 2", "K = 3"));
        var after = Next(before, changed);
        var fresh = GeneratorHarness.Run(changed, Options.Default);
        Assert.Equal(Texts(fresh.Driver), Texts(after));
    }

    [Fact]
    public void A_method_that_loses_its_attribute_loses_its_output()
    {
        var (before, compilation) = FirstRun();
        var after = Next(before, With(compilation, Source.Replace("[Differentiable]\n    public static double G", "public static double G"), Elsewhere));
        Assert.True(Texts(after).Length < Texts(before).Length);
        Assert.Contains("FGradient", Texts(after));
        Assert.DoesNotContain("GGradient", Texts(after));
    }

    private static void RegeneratesNothing(string source, string elsewhere)
    {
        var (before, compilation) = FirstRun();
        var after = Next(before, With(compilation, source, elsewhere));
        AllCached(after);
        Assert.Equal(Texts(before), Texts(after));
    }

    private static (GeneratorDriver Driver, CSharpCompilation Compilation) FirstRun()
    {
        var compilation = GeneratorHarness.Compile([Source.ReplaceLineEndings("\n"), Elsewhere]);
        var run = GeneratorHarness.Run(compilation, Options.Default).Succeeded();
        return (run.Driver, compilation);
    }

    private static GeneratorDriver Next(GeneratorDriver driver, Compilation compilation)
    {
        driver = driver.RunGenerators(compilation);
        Assert.Null(driver.GetRunResult().Results.Single().Exception);
        return driver;
    }

    private static CSharpCompilation With(CSharpCompilation compilation, string source, string elsewhere)
    {
        string[] texts = [source, elsewhere];
        foreach (var (tree, text) in compilation.SyntaxTrees.Zip(texts).ToArray())
            if (tree.ToString() != text) compilation = compilation.ReplaceSyntaxTree(tree, GeneratorHarness.Parse(text, Options.Default, tree.FilePath));
        return compilation;
    }

    private static void AllCached(GeneratorDriver driver)
    {
        var result = driver.GetRunResult().Results.Single();
        Assert.NotEmpty(result.TrackedSteps);
        foreach (var (name, steps) in TrackedSteps.Own(result))
            Assert.All(steps.SelectMany(step => step.Outputs), output => Assert.True(
                output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{name} was {output.Reason}: {output.Value}"));
        Assert.All(OutputReasons(driver), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    private static IncrementalStepRunReason[] OutputReasons(GeneratorDriver driver) =>
        driver.GetRunResult().Results.Single().TrackedOutputSteps.Values.SelectMany(steps => steps).SelectMany(step => step.Outputs).Select(output => output.Reason).ToArray();

    private static string Texts(GeneratorDriver driver) =>
        string.Join("\n", driver.GetRunResult().Results.Single().GeneratedSources.Select(source => source.HintName + "\n" + source.SourceText));
}
