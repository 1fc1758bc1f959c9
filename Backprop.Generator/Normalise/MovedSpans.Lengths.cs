using Backprop.Generator.Ir;

namespace Backprop.Generator.Normalise;

/// <summary>rest.Length ⇒ length, rest.IsEmpty ⇒ length == 0: a span that is only asked for its length need not be cut out.</summary>
internal sealed partial class MovedSpans
{
    private readonly Dictionary<int, Expr> lengths = [];

    private Stmt WithLengths(Stmt stmt)
    {
        switch (stmt)
        {
            case Assign { Value: Quoted text } assign:
                var answer = Answered(text);
                if (assign.Target.Role == LocalRole.Temporary && LengthIn(answer) is { } length) lengths[assign.Target.Id] = length;
                return assign with { Value = answer };
            case Effect { Value: var text } effect:
                return effect with { Value = Answered(text) };
            default:
                return stmt;
        }
    }

    /// <summary>A length as it is, or less a constant: how it is stepped has to show.</summary>
    private Expr? LengthIn(Quoted text)
    {
        if (text.Holes.Count == 0 || text.Holes[0].Value is not Read { Local: var length } || !isLength.Contains(length.Id) || text.Pieces[0].Length > 0) return null;
        if (text.Pieces.Count == 2 && text.Pieces[1].Length == 0) return new Read(length);
        return text.Pieces.Count == 3 && text.Pieces[1] == " - " && text.Pieces[2].Length == 0 && text.Holes[1].Value is Const { Value: > 0 and <= int.MaxValue and var less } ? Integers.Shifted(new Read(length), -(long)less) : null;
    }

    private Quoted Answered(Quoted text)
    {
        var pieces = text.Pieces.ToArray();
        var holes = text.Holes.ToArray();
        var binding = text.Binding;
        for (int i = 0; i < holes.Length; i++)
        {
            if (holes[i].Value is not Read { Local: var span }) continue;
            if (lengths.TryGetValue(span.Id, out var known) && known is Read same) holes[i] = new Hole(same, HoleKind.Cut, -1);
            if (!Moves(span) || PartsOf(span).Length is not { } length) continue;
            if (Asks(pieces[i + 1], ".Length")) pieces[i + 1] = pieces[i + 1].Substring(".Length".Length);
            else if (Asks(pieces[i + 1], ".IsEmpty"))
            {
                (pieces[i], pieces[i + 1]) = Empty(pieces[i], pieces[i + 1].Substring(".IsEmpty".Length));
                if (binding > Binding.Equality) binding = Binding.Equality;
            }
            else continue;
            holes[i] = new Hole(new Read(length), HoleKind.Cut, -1);
        }
        return text with { Pieces = pieces.ToSeq(), Holes = holes.ToSeq(), Binding = binding };
    }

    /// <summary>What stands before and behind the length.</summary>
    private static (string Before, string Behind) Empty(string before, string behind)
    {
        bool isNot = before.EndsWith("!", StringComparison.Ordinal);
        if (isNot) before = before.Substring(0, before.Length - 1);
        string compared = isNot ? " != 0" : " == 0";
        bool isAlone = (before.Length == 0 || before.EndsWith("(", StringComparison.Ordinal) || before.EndsWith("|| ", StringComparison.Ordinal) || before.EndsWith("&& ", StringComparison.Ordinal))
            && (behind.Length == 0 || behind[0] == ')' || behind.StartsWith(" ||", StringComparison.Ordinal) || behind.StartsWith(" &&", StringComparison.Ordinal));
        return isAlone ? (before, compared + behind) : (before + "(", compared + ")" + behind);
    }

    private static bool Asks(string piece, string member) => piece.StartsWith(member, StringComparison.Ordinal) && (piece.Length == member.Length || !char.IsLetterOrDigit(piece[member.Length]) && piece[member.Length] != '_');
}
