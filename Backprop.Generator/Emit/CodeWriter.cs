using System.Text;

namespace Backprop.Generator.Emit;

/// <summary>Lines, indented.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder text = new();
    private int indent;

    public void Line(string line = "")
    {
        if (line.Length > 0) text.Append(' ', 4 * indent).Append(line);
        text.Append('\n');
    }

    public void Open(string line)
    {
        Line(line);
        Open();
    }

    public void Open()
    {
        Line("{");
        indent++;
    }

    public void Close(string end = "")
    {
        indent--;
        Line(end.Length == 0 ? "}" : "} " + end);
    }

    /// <summary>The documentation that ends here, line by line.</summary>
    public IReadOnlyList<string> LastDocumentation()
    {
        var lines = text.ToString().Split('\n').Select(line => line.Trim()).ToArray();
        return lines.Take(lines.Length - 1).Reverse().TakeWhile(line => line.StartsWith("///", StringComparison.Ordinal)).Reverse().ToArray();
    }

    public void Indented(string line) => Line("    " + line);

    public override string ToString() => text.ToString();
}
