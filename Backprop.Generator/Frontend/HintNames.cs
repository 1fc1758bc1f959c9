using System.Text;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Frontend;

/// <summary>
/// Names generated files: types, method, and a hash of the signature, so that neither overloads nor names that differ in case
/// alone collide; of bounded length.
/// </summary>
internal static class HintNames
{
    private const int Longest = 100;

    public static string Of(IMethodSymbol method)
    {
        string full = method.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat.WithMemberOptions(
            SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeParameters));
        string signature = full + "`" + method.Arity.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var name = new StringBuilder();
        foreach (var type in TypeChain.Outwards(method.ContainingType)) name.Insert(0, type.Name + ".");
        name.Append(method.Name);
        string readable = name.ToString();
        if (readable.Length > Longest) readable = readable.Substring(0, Longest);
        return readable + "." + Hash(signature) + ".g.cs";
    }

    /// <summary>FNV-1a, 32 bits: the same on every machine and run.</summary>
    private static string Hash(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text) hash = unchecked((hash ^ c) * 16777619);
        return hash.ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
    }
}
