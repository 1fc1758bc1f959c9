using Backprop.Generator.Frontend;

namespace Backprop.Generator.Emit;

/// <summary>Names of tuple elements, left out where C# reserves them.</summary>
internal static class TupleNames
{
    private static readonly HashSet<string> Reserved = ["CompareTo", "Deconstruct", "Equals", "GetHashCode", "Rest", "ToString"];

    public static string Suffix(string name, int position)
    {
        bool isItem = name.StartsWith("Item", StringComparison.Ordinal) && name.Skip(4).Any() && name.Skip(4).All(char.IsDigit);
        bool allowed = !Reserved.Contains(name) && (!isItem || name == "Item" + position.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return allowed ? " " + Speller.Escape(name) : "";
    }
}
