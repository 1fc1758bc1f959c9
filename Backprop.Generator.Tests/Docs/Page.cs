using System.Text.RegularExpressions;

namespace Backprop.Generator.Tests.Docs;

/// <summary>A code block of a page, and the console output that the page shows behind it.</summary>
internal sealed record CodeBlock(string Code, int Line, string? Output);

/// <summary>A Markdown page as far as its C# goes.</summary>
internal static partial class Page
{
    [GeneratedRegex(@"^<!--\s*not compiled: .+-->$")]
    private static partial Regex NotCompiled { get; }

    public static IEnumerable<CodeBlock> Blocks(string markdown)
    {
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("```", StringComparison.Ordinal)) continue;
            var language = lines[i][3..].Trim();
            int start = i + 1, end = Array.FindIndex(lines, start, line => line.TrimEnd() == "```");
            Assert.True(end >= 0, $"the block in line {i + 1} is never closed");
            if ((language is "csharp" or "cs") && !NotCompiled.IsMatch(Above(lines, i)))
                yield return new CodeBlock(string.Join("\n", lines[start..end]), start + 1, OutputAfter(lines, end));
            i = end;
        }
    }

    private static string Above(string[] lines, int fence) => lines[..fence].LastOrDefault(line => line.Trim().Length > 0)?.Trim() ?? "";

    private static string? OutputAfter(string[] lines, int end)
    {
        int next = Array.FindIndex(lines, end + 1, line => line.Trim().Length > 0);
        if (next < 0 || lines[next].Trim() != "```text") return null;
        int close = Array.FindIndex(lines, next + 1, line => line.TrimEnd() == "```");
        return string.Join("\n", lines[(next + 1)..close]);
    }
}
