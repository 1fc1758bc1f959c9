using Backprop.Generator.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Generator.Tests.Diagnostics;

/// <summary>Each refusal at the user's own expression, and nothing else disturbed by it.</summary>
public class DiagnosticTests
{
    public static TheoryData<string, string> InMembers() => Data(Refusals.Members.Concat(Warnings.Members));

    public static TheoryData<string, string> InFiles() => Data(Refusals.Files);

    [Theory, MemberData(nameof(InMembers))]
    public void In_a_member(string id, string member) => ReportsExactly(id, Surroundings.Around(member));

    [Theory, MemberData(nameof(InFiles))]
    public void In_a_file(string id, string file) => ReportsExactly(id, file + Surroundings.OtherFile);

    [Fact]
    public void In_a_language_that_is_too_old() =>
        ReportsExactly("BP0005", Surroundings.InCSharp8, new Options { Language = LanguageVersion.CSharp8 }, healthy: false);

    [Fact]
    public void In_a_method_that_is_too_large()
    {
        var sum = string.Join(" + ", Enumerable.Repeat("x", 200_000));
        ReportsExactly("BP0110", Surroundings.Around($"[Differentiable] public static double [|F|](double x) => {sum};"));
    }

    [Theory]
    [InlineData("BP0111", "try { return v; } catch (Exception) { return 0; }", "In 'Times'")]
    [InlineData("BP0111", "return v > 0 ? BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(v)) : v;", "In 'Times'")]
    [InlineData("BP0201", "return (int)v * v;", "")]
    public void In_another_file(string id, string body, string said)
    {
        string helper = "using System; public static class Helper { public static double Times(double v) { " + body + " } }";
        string caller = Surroundings.Around("[Differentiable] public static double F(double x) => 2 * Helper.Times(x);");
        var run = GeneratorHarness.Run([caller, helper]);
        var reported = Assert.Single(GeneratorHarness.Analyze(run.Output));
        Assert.Equal(id, reported.Id);
        Assert.Equal("Helper.Times(x)", caller.Substring(reported.Location.SourceSpan.Start, reported.Location.SourceSpan.Length));
        if (id == "BP0111") Assert.Contains(said, reported.GetMessage());
        Assert.Equal(id != "BP0111", run.AllText.Contains(" FGradient"));
    }

    [Fact]
    public void In_a_generic_method_of_another_file()
    {
        string helper = "using System.Numerics; public static class Helper { public static T Times<T>(T v) where T : INumber<T> { try { return v; } catch (Exception) { return 0; } } public static T Twice<T>(T v) where T : INumber<T> => Times(v) * T.One; }";
        string caller = Surroundings.Around("[Differentiable] public static double F(double x) => 2 * Helper.Twice(x);");
        var reported = Assert.Single(GeneratorHarness.Analyze(GeneratorHarness.Run([caller, helper]).Output));
        Assert.Equal("BP0111", reported.Id);
        Assert.Equal("Helper.Twice(x)", caller.Substring(reported.Location.SourceSpan.Start, reported.Location.SourceSpan.Length));
        Assert.Contains("In 'Twice'", reported.GetMessage());
    }

    [Theory, MemberData(nameof(Accepted))]
    public void Nothing_to_report(string member)
    {
        var run = GeneratorHarness.Run(Surroundings.Around(member)).Succeeded();
        Assert.Contains("FGradient", run.AllText);
        Assert.Empty(GeneratorHarness.Analyze(run.Output));
    }

    public static TheoryData<string> Accepted() => new(Warnings.NotReported);

    internal static void ReportsExactly(string id, string marked, Options? options = null, bool healthy = true)
    {
        var (text, spans) = Marked.Parse(marked);
        var run = GeneratorHarness.Run(text, options).GeneratedCleanly();
        var reported = GeneratorHarness.Analyze(run.Output).OrderBy(d => d.Location.SourceSpan.Start).ToArray();
        Assert.Equal(
            string.Join("\n", spans.Select(span => Said(id, span.Start, span.End))),
            string.Join("\n", reported.Select(d => Said(d.Id, d.Location.SourceSpan.Start, d.Location.SourceSpan.End))));
        bool warns = id.StartsWith("BP02", StringComparison.Ordinal);
        Assert.All(reported, d =>
        {
            Assert.Equal(warns ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error, d.Severity);
            Assert.EndsWith($"docs/diagnostics/{d.Id}.md", d.Descriptor.HelpLinkUri);
            Assert.DoesNotContain("{", d.GetMessage());
            Assert.True(d.GetMessage().Length > 40, "too short to say what to do: " + d.GetMessage());
        });
        if (healthy) Assert.Contains("HealthyGradient", run.AllText);
        Assert.Equal(warns, run.AllText.Contains(" FGradient"));
        var follow = run.Output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ToArray();
        Assert.True(follow.Length == 0, "errors follow: " + string.Join("\n", follow.Take(5)));

        string Said(string id, int start, int end) => $"{id} at {start}: {text[start..Math.Min(end, start + 60)]}";
    }

    private static TheoryData<string, string> Data(IEnumerable<(string Id, string Text)> cases)
    {
        var data = new TheoryData<string, string>();
        foreach (var (id, text) in cases) data.Add(id, text);
        return data;
    }
}
