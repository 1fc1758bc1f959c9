using System.Text;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Frontend;

/// <summary>Text with holes, as it is written.</summary>
internal sealed class QuotedText
{
    private readonly List<string> pieces = [];
    private readonly StringBuilder current = new();

    public void Append(string text) => current.Append(text);

    /// <summary>A space, unless there is one.</summary>
    public void Space()
    {
        if (current.Length > 0 && current[current.Length - 1] != ' ' || current.Length == 0 && pieces.Count > 0) current.Append(' ');
    }

    public void Hole()
    {
        pieces.Add(current.ToString());
        current.Clear();
    }

    public Seq<string> Pieces => pieces.Append(current.ToString().TrimEnd()).ToSeq();
}
