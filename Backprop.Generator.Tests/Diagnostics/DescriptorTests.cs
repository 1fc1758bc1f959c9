using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Tests.Diagnostics;

/// <summary>Nothing is reported that is not documented, listed and tested.</summary>
public class DescriptorTests
{
    private static readonly string root = Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..");

    public static TheoryData<string> Ids() => new(new BackpropAnalyzer().SupportedDiagnostics.Select(d => d.Id).Distinct());

    private static DiagnosticDescriptor Descriptor(string id) => new BackpropAnalyzer().SupportedDiagnostics.Single(d => d.Id == id);

    /// <summary>Only a defect of the generator leads to it, so no source text can be shown.</summary>
    private static bool IsInternal(string id) => id == "BP0999";

    [Theory, MemberData(nameof(Ids))]
    public void Has_a_failing_example(string id)
    {
        if (IsInternal(id)) return;
        Assert.Contains(id, Refusals.Files.Concat(Refusals.Members).Concat(Warnings.Members).Select(c => c.Id).Concat(["BP0005", "BP0110", "BP0111"]));
    }

    [Theory, MemberData(nameof(Ids))]
    public void Has_a_page_that_it_links_to(string id)
    {
        Assert.EndsWith($"docs/diagnostics/{id}.md", Descriptor(id).HelpLinkUri);
        var page = Path.Combine(root, "docs", "diagnostics", id + ".md");
        Assert.True(File.Exists(page), page + " is missing");
        Assert.Contains(id, File.ReadAllText(page));
    }

    [Theory, MemberData(nameof(Ids))]
    public void Is_listed_for_release(string id)
    {
        var lists = new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
            .Select(name => Path.Combine(root, "Backprop.Generator", name)).Where(File.Exists).Select(File.ReadAllText);
        var row = string.Concat(lists).Split('\n').SingleOrDefault(line => line.StartsWith(id, StringComparison.Ordinal));
        Assert.True(row is not null, $"no row for {id}");
        Assert.Equal(
            new[] { id, Descriptor(id).Category, Descriptor(id).DefaultSeverity.ToString() },
            row!.Split('|').Take(3).Select(cell => cell.Trim()));
    }

    [Theory, MemberData(nameof(Ids))]
    public void Has_a_title_and_a_severity(string id)
    {
        var descriptor = Descriptor(id);
        Assert.True(descriptor.IsEnabledByDefault);
        Assert.Equal(id.StartsWith("BP02", StringComparison.Ordinal) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error, descriptor.DefaultSeverity);
        Assert.NotEqual("", descriptor.Title.ToString());
    }

    [Fact]
    public void No_page_without_a_diagnostic()
    {
        var ids = new BackpropAnalyzer().SupportedDiagnostics.Select(d => d.Id).ToHashSet();
        var pages = Directory.GetFiles(Path.Combine(root, "docs", "diagnostics"), "BP*.md").Select(path => Path.GetFileNameWithoutExtension(path)!);
        Assert.All(pages, page => Assert.Contains(page, ids));
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
