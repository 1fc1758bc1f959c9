using System.Text;

namespace Backprop;

/// <summary>What a <see cref="GradientCheck"/> has found, element by element.</summary>
public sealed class GradientReport
{
    private const int MostLines = 20;

    internal GradientReport(IReadOnlyList<CheckedElement> elements) => Elements = elements;

    /// <summary>In the order of the parameters, and of their elements.</summary>
    public IReadOnlyList<CheckedElement> Elements { get; }

    /// <summary>Whether no element differs. Kinks and what is unclear do not count against it: look at <see cref="Elements"/> for them.</summary>
    public bool IsRight => Elements.All(element => element.Verdict != CheckVerdict.Differs);

    /// <summary>Fails a test of any framework.</summary>
    /// <exception cref="InvalidOperationException">An element differs; the message is the report.</exception>
    public void Require()
    {
        if (!IsRight) throw new InvalidOperationException(ToString());
    }

    /// <summary>How many elements agree, and a line for each that does not, the worst first.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append("gradient check: ").Append(Elements.Count(element => element.Verdict == CheckVerdict.Agrees)).Append(" of ").Append(Elements.Count).Append(" elements agree");
        var others = Elements.Where(element => element.Verdict != CheckVerdict.Agrees).OrderByDescending(element => element.Verdict).ThenByDescending(Off).ToArray();
        foreach (var element in others.Take(MostLines)) text.Append("\n  ").Append(element);
        if (others.Length > MostLines) text.Append("\n  and ").Append(others.Length - MostLines).Append(" more");
        return text.ToString();
    }

    private static double Off(CheckedElement element) => Math.Abs(element.Gradient - element.Difference) / (1e-300 + Math.Abs(element.Difference));
}
