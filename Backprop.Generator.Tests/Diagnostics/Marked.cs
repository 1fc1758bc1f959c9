using System.Text;

namespace Backprop.Generator.Tests.Diagnostics;

/// <summary>Source text with <c>[|spans|]</c> where a diagnostic is expected.</summary>
internal sealed record Marked(string Text, IReadOnlyList<(int Start, int End)> Spans)
{
    public static Marked Parse(string marked)
    {
        var text = new StringBuilder();
        var spans = new List<(int, int)>();
        var open = new Stack<int>();
        for (int i = 0; i < marked.Length; i++)
        {
            if (Is(marked, i, "[|"))
            {
                open.Push(text.Length);
                i++;
            }
            else if (Is(marked, i, "|]"))
            {
                spans.Add((open.Pop(), text.Length));
                i++;
            }
            else text.Append(marked[i]);
        }
        Assert.Empty(open);
        return new Marked(text.ToString(), spans.Order().ToArray());
    }

    private static bool Is(string text, int at, string mark) => string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0;
}
