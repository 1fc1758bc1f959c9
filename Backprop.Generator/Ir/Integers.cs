using System.Globalization;

namespace Backprop.Generator.Ir;

/// <summary>Integers that the machine itself computes: lengths and what is counted from them.</summary>
internal static class Integers
{
    public static Const Number(long value, IrType? type = null) => new(value, value.ToString(CultureInfo.InvariantCulture), type ?? IrType.Int);

    /// <summary>How many elements an array has.</summary>
    public static Quoted Length(Atom array) => Text(array, ((ArrayType)array.Type).Form == ArrayForm.List ? ".Count" : ".Length", IrType.Int, Binding.Primary);

    /// <summary>How many elements an array has along one of its dimensions.</summary>
    public static Quoted Length(Atom array, int dimension) =>
        ((ArrayType)array.Type).Rank == 1 ? Length(array) : Text(array, ".GetLength(" + dimension.ToString(CultureInfo.InvariantCulture) + ")", IrType.Int, Binding.Primary);

    public static Quoted IsEmpty(Atom span) => Text(span, ".IsEmpty", IrType.Bool, Binding.Primary);

    public static Quoted IsMissing(Atom array) => Text(array, " == null", IrType.Bool, Binding.Equality);

    public static Expr Plus(Atom a, Atom b, IrType? type = null) => IsZero(a) ? b : IsZero(b) ? a : Combine(a, " + ", b, type ?? IrType.Int, Binding.Additive);

    public static Expr Minus(Atom a, Atom b, IrType? type = null) => IsZero(b) ? a : Combine(a, " - ", b, type ?? IrType.Int, Binding.Additive);

    public static Quoted Compare(Atom a, string sign, Atom b) => Combine(a, " " + sign + " ", b, IrType.Bool, Binding.Relational);

    /// <summary>a + 2 or a - 2, in the type of a.</summary>
    public static Quoted Shifted(Atom a, long by) => Text(a, ShiftText(by), a.Type, Binding.Additive);

    private static string ShiftText(long by) => (by < 0 ? " - " : " + ") + Math.Abs(by).ToString(CultureInfo.InvariantCulture);

    /// <summary>By how much a text shifts a variable; null if it does anything else.</summary>
    public static long? ShiftOf(Quoted text, Local variable)
    {
        if (text.Holes.Count != 1 || text.Holes[0].Value is not Read { Local.Id: var read } || read != variable.Id || text.Pieces[0].Length > 0) return null;
        return Shift(text.Pieces[1]) is { } by && by != 0 ? by : null;
    }

    /// <summary>What a text of the form " + 2" or " - 2" adds; null for any other.</summary>
    private static long? Shift(string text) =>
        text.Length > 3 && text[0] == ' ' && text[1] is '+' or '-' && text[2] == ' ' && int.TryParse(text.Substring(3), NumberStyles.None, CultureInfo.InvariantCulture, out int size) ? text[1] == '+' ? size : -size : null;

    /// <summary>A text as what it adds a number to, spelled with the variables' own numbers, and that number: 4 * i + 2 is 2 more than 4 * i.</summary>
    public static (string Least, long By)? WithoutShift(Quoted text)
    {
        if (text.Type != IrType.Int || text.Binding is not (Binding.Additive or Binding.Multiplicative or Binding.Primary) || !text.Holes.All(hole => hole.Value is Read)) return null;
        string spelled = string.Concat(text.Pieces.Select((piece, i) => piece + (i < text.Holes.Count ? Spelled(((Read)text.Holes[i].Value).Local) : "")));
        int end = Math.Max(spelled.LastIndexOf(" + ", StringComparison.Ordinal), spelled.LastIndexOf(" - ", StringComparison.Ordinal));
        return text.Binding == Binding.Additive && end > 0 && Shift(spelled.Substring(end)) is { } by ? (spelled.Substring(0, end), by) : (spelled, 0);
    }

    /// <summary>A variable in such a text.</summary>
    public static string Spelled(Local local) => "{" + local.Id.ToString(CultureInfo.InvariantCulture) + "}";

    /// <summary>How many steps of one it takes from a number up to another, which is none if that is not more; with one more where it is included.</summary>
    public static Expr Count(Expr from, Expr to, bool inclusive, IrType type)
    {
        long? first = from is Const { Value: var known } ? (long)known - (inclusive ? 1 : 0) : null;
        if (first is { } least && to is Const { Value: var last }) return Number(Math.Max(0, (long)last - least), type);
        if (first == 0 && Lengths.Asked(to) is not null) return to;
        // Never less than the first, so that nothing below it wraps around.
        var pieces = new List<string> { "global::System.Math.Max(" };
        var holes = new List<Hole>();
        if (first == 0) pieces[0] += "0, ";
        Append(to);
        if (first is { } number && number != 0) pieces[pieces.Count - 1] += ", " + number.ToString(CultureInfo.InvariantCulture) + ")" + ShiftText(-number);
        else if (first == 0) pieces[pieces.Count - 1] += ")";
        else
        {
            pieces[pieces.Count - 1] += (inclusive ? " + 1" : "") + ", ";
            Append(from);
            pieces[pieces.Count - 1] += from is Atom ? ") - " : ") - (";
            Append(from);
            if (from is not Atom) pieces[pieces.Count - 1] += ")";
        }
        return new Quoted(pieces.ToSeq(), holes.ToSeq(), type, first == 0 ? Binding.Primary : Binding.Additive, Movable: true);

        void Append(Expr expr)
        {
            var text = expr as Quoted ?? new Quoted(Seq.Of("", ""), Seq.Of(Hole((Atom)expr)), expr.Type, Binding.Primary, Movable: true);
            pieces[pieces.Count - 1] += text.Pieces[0];
            pieces.AddRange(text.Pieces.Skip(1));
            holes.AddRange(text.Holes);
        }
    }

    private static bool IsZero(Atom atom) => atom is Const { Value: 0 };

    private static Quoted Combine(Atom a, string sign, Atom b, IrType type, Binding binding) => new(Seq.Of("", sign, ""), Seq.Of(Hole(a), Hole(b)), type, binding, Movable: true);

    private static Quoted Text(Atom atom, string text, IrType type, Binding binding) => new(Seq.Of("", text), Seq.Of(Hole(atom)), type, binding, Movable: true);

    private static Hole Hole(Atom atom) => new(atom, HoleKind.Cut, -1);

    /// <summary>0 + i ⇒ i, and 0 + 4 * i ⇒ 4 * i, for a zero that has been put there.</summary>
    public static Expr Simplified(Quoted sum)
    {
        if (sum.Holes.Count == 0 || sum.Pieces[0].Length > 0 || sum.Binding != Binding.Additive || !sum.Pieces[1].StartsWith(" + ", StringComparison.Ordinal)) return sum;
        bool IsZero(int hole) => sum.Holes[hole].Value is Const { Text: "0" };
        if (sum.Holes.Count == 2 && sum.Pieces[1].Length == " + ".Length && sum.Pieces[2].Length == 0)
            return IsZero(0) && sum.Holes[1].Value.Type == sum.Type ? sum.Holes[1].Value : IsZero(1) && sum.Holes[0].Value.Type == sum.Type ? sum.Holes[0].Value : sum;
        return !IsZero(0) || sum.Type != IrType.Int ? sum : sum with { Pieces = sum.Pieces.Skip(2).Prepend(sum.Pieces[1].Substring(3)).ToSeq(), Holes = sum.Holes.Skip(1).ToSeq() };
    }

    /// <summary>Whether a text compares two numbers, and the first is less.</summary>
    public static bool IsLess(Expr comparison)
    {
        if (comparison is not Quoted { Binding: Binding.Relational } text || !text.Holes.All(hole => hole.Value is Const)) return false;
        string spelled = string.Concat(text.Pieces.Select((piece, i) => piece + (i < text.Holes.Count ? ((Const)text.Holes[i].Value).Text : "")));
        var numbers = spelled.Split([" < "], StringSplitOptions.None).Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : (int?)null).ToArray();
        return numbers.Length == 2 && numbers[0] < numbers[1];
    }

    /// <summary>0 &lt; n ⇒ n > 0, the other way round for any number and sign.</summary>
    public static Expr NumberLast(Expr comparison)
    {
        if (comparison is not Quoted { Binding: Binding.Relational, Holes.Count: > 1 } text || text.Pieces[0].Length > 0 || text.Holes[0].Value is not Const) return comparison;
        string sign = text.Pieces[1].Trim();
        if (Mirrored(sign) is not { } mirrored || text.Pieces[1] != " " + sign + " ") return comparison;
        var (pieces, holes) = (text.Pieces.Skip(2).ToArray(), text.Holes.Skip(1).ToArray());
        pieces[pieces.Length - 1] += " " + mirrored + " ";
        return text with { Pieces = pieces.Prepend("").Append("").ToSeq(), Holes = holes.Append(text.Holes[0]).ToSeq() };
    }

    private static string? Mirrored(string sign) => sign switch
    {
        "<" => ">",
        ">" => "<",
        "<=" => ">=",
        ">=" => "<=",
        _ => null,
    };
}
