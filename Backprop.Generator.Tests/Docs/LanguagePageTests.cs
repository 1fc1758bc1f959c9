using Backprop.Generator.Tests.Diagnostics;
using Backprop.Generator.Tests.Testing;

namespace Backprop.Generator.Tests.Docs;

/// <summary>docs/language.md: each line of its account of refusals is refused, and what it says instead is not.</summary>
public class LanguagePageTests
{
    private const string Head = "| what | instead | |\n|---|---|---|\n";

    public static TheoryData<string> Lines() => new(RefusedConstructs.All.Select(line => line.What));

    [Fact]
    public void It_lists_what_is_refused()
    {
        string page = GeneratedPage.Read("language.md");
        int start = page.IndexOf(Head, StringComparison.Ordinal) + Head.Length, end = page.IndexOf("\n\n", start, StringComparison.Ordinal);
        string lines = string.Join("\n", RefusedConstructs.All.Select(line => $"| {line.What} | {line.Instead} | [{line.Id}](diagnostics/{line.Id}.md) |"));
        GeneratedPage.Verify("language.md", page[..start] + lines + page[end..]);
    }

    [Theory, MemberData(nameof(Lines))]
    public void It_is_refused(string what)
    {
        var line = RefusedConstructs.All.Single(line => line.What == what);
        DiagnosticTests.ReportsExactly(line.Id, Surroundings.Around(line.Refused));
    }

    [Theory, MemberData(nameof(Lines))]
    public void What_stands_instead_is_differentiated(string what)
    {
        var line = RefusedConstructs.All.Single(line => line.What == what);
        var run = GeneratorHarness.Run(Surroundings.Around(line.Accepted)).Succeeded();
        Assert.Empty(GeneratorHarness.Analyze(run.Output));
        Assert.Contains(" FForward", run.AllText);
    }
}
