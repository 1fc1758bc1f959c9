using System.Text;
using System.Text.RegularExpressions;

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

    /// <summary>Where the next line will begin.</summary>
    public int Position => text.Length;

    /// <summary>Puts a line in front of those that came after a position, if one of them names a variable.</summary>
    public void Declare(string variable, string line, int position)
    {
        if (Regex.IsMatch(text.ToString(position, text.Length - position), "(?<![\\w.@])" + Regex.Escape(variable) + "\\b")) text.Insert(position, new string(' ', 4 * indent) + line + "\n");
    }

    public void Indented(string line) => Line("    " + line);

    public override string ToString() => text.ToString();
}
