namespace Backprop.Generator.Ir;

/// <summary>Texts that ask an array for its length alone: what it holds does not matter to them.</summary>
internal static class Lengths
{
    private static readonly string[] Members = [".Length", ".Count", ".GetLength(", ".Rank", ".IsEmpty", ".LongLength", ".GetUpperBound("];

    /// <summary>Whether the array in a hole is asked for its length.</summary>
    public static bool AsksOnly(Quoted quoted, int hole) => Members.Any(member => quoted.Pieces[hole + 1].StartsWith(member, StringComparison.Ordinal));

    /// <summary>The members of an array that do not depend on its elements.</summary>
    public static bool IsMember(string name) => name is "Length" or "Count" or "GetLength" or "Rank" or "IsEmpty" or "LongLength" or "GetUpperBound";

    /// <summary>The array whose length an expression is; null for any other.</summary>
    public static Local? Asked(Expr expr) =>
        expr is Quoted { Holes.Count: 1 } text && text.Pieces[0].Length == 0 && text.Pieces[1] == ".Length" && text.Holes[0].Value is Read { Local: var array } ? array : null;

    /// <summary>How much of the text behind a hole asks for the number of all elements.</summary>
    public static int MemberAt(string piece) => Members.Take(3).Where(member => piece.StartsWith(member, StringComparison.Ordinal)).Select(member => member.Length).FirstOrDefault();
}
