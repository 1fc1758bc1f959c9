using Backprop.Generator.Pipeline;

namespace Backprop.Generator.Emit;

/// <summary>The class by which generated code names what other classes keep to themselves: what of it is used.</summary>
internal static class AccessPrinter
{
    private const string Kinds = "System.Runtime.CompilerServices.UnsafeAccessorKind";

    public static void Print(CodeWriter code, Signature signature)
    {
        string printed = signature.Accessors.Count == 0 ? "" : code.ToString();
        var used = signature.Accessors.Where(accessor => printed.Contains(signature.Access + "." + accessor.Name + "(")).ToArray();
        if (used.Length == 0) return;
        string kinds = TypeNames.Known(Kinds, signature.WellKnown), attribute = kinds.Substring(0, kinds.Length - "Kind".Length);
        code.Line();
        code.Line("/// <summary>What <c>" + signature.Method + "</c> reads of other classes that these keep to themselves.</summary>");
        code.Open("private static class " + signature.Access);
        foreach (var accessor in used)
        {
            if (accessor != used[0]) code.Line();
            code.Line("[" + attribute + "(" + kinds + "." + accessor.Kind + ", Name = \"" + accessor.Member + "\")]");
            code.Line("public static extern " + accessor.Type + " " + accessor.Name + "(" + accessor.Parameters + ");");
        }
        code.Close();
    }
}
