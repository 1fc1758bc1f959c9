using System.Globalization;
using System.Text.RegularExpressions;

namespace Backprop.Generator.Ir;

/// <summary>
/// seed * 374761393, and a 7 for seed: what consists of nothing but constants the compiler computes itself, and it refuses what overflows there, or divides by
/// zero, though with a variable it is no mistake.
/// </summary>
internal static class ConstantText
{
    private static readonly Regex narrowing = new(@"(byte|short|char)\)|0[xXbB]|<<", RegexOptions.CultureInvariant);
    private static readonly Regex division = new(@"[/%](?! ([1-9]|\{|[A-Za-z_@]))", RegexOptions.CultureInvariant);
    private static readonly Regex sums = new(@"[-+*] ", RegexOptions.CultureInvariant);
    private static readonly Regex unsigned = new(@"(uint|ulong)\)", RegexOptions.CultureInvariant);
    private static readonly Regex number = new(@"(?<![\w.{])\d+", RegexOptions.CultureInvariant);
    private static readonly Regex name = new(@"(?<![\w.}@])[A-Za-z_@][\w.]*\b(?![\w.]*\()", RegexOptions.CultureInvariant);

    /// <summary>Whether a text with numbers in the place of variables certainly compiles.</summary>
    public static bool Compiles(Quoted text)
    {
        string spelled = string.Concat(text.Pieces.Select((piece, i) => piece + (i < text.Holes.Count ? text.Holes[i].Value is Const known ? known.Text : "{}" : ""))).Replace("global::", "");
        if (narrowing.IsMatch(spelled) || division.IsMatch(spelled)) return false;
        if (!sums.IsMatch(spelled)) return true;
        if (unsigned.IsMatch(spelled) || name.IsMatch(spelled)) return false;
        double largest = number.Matches(spelled).Cast<Match>().Aggregate(1.0, (product, match) => product * (1 + double.Parse(match.Value, CultureInfo.InvariantCulture)));
        return largest <= int.MaxValue;
    }
}
