using System.Text;

namespace Backprop.Generator.Emit;

/// <summary>Lines, indented.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder text = new();
    private readonly List<string> documentation = [];
    private int indent;

    /// <summary>The documentation that ends here, line by line.</summary>
    public IReadOnlyList<string> Documentation => documentation;

    public void Line(string line = "")
    {
        if (line.StartsWith("///", StringComparison.Ordinal)) documentation.Add(line);
        else documentation.Clear();
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

    public void Indented(string line) => Line("    " + line);

    public override string ToString() => text.ToString();
}
