using System.Globalization;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Analysis;

/// <summary>
/// What a loop adds to one of its variables in each trip, whatever path the trip takes: i++, i -= 2. Such a variable needs no tape, for
/// it can be undone. Integers only: they wrap around and come back exactly.
/// </summary>
internal sealed record Counter(Local Variable, long Step, Atom Start)
{
    /// <summary>The counters of a loop. <paramref name="definition"/>: what a variable that is assigned once is assigned.</summary>
    public static IReadOnlyList<Counter> Of(Loop loop, Loops loops, Func<Local, Assign?> definition, Func<Local, Atom?> start)
    {
        var counters = new List<Counter>();
        var onEveryPath = new HashSet<int>(loop.Body.OfType<Assign>().Select(assign => assign.Target.Id));
        foreach (var stmt in loop.Body)
            if (stmt is Assign { Value: Read { Local: var next } } copy && loops.IsCarried(copy.Target) && copy.Target.Type.Text is "int" or "long"
                && onEveryPath.Contains(next.Id)
                && definition(next)?.Value is Quoted update && Integers.ShiftOf(update, copy.Target) is { } step && start(copy.Target) is { } first)
                counters.Add(new Counter(copy.Target, step, first));
        return counters;
    }

    /// <summary>How the counter is stepped back.</summary>
    public Quoted Undo(Local value) => Integers.Shifted(new Read(value), -Step);

    /// <summary>How the counter is stepped on.</summary>
    public Quoted Redo(Local value) => Integers.Shifted(new Read(value), Step);
}

/// <summary>
/// i &lt; bound, as the test of a loop that counts towards it and makes one step a trip: such a loop counts its own trips, for its
/// counter cannot come back to where it began. <see cref="Bound"/> is there if it does not change in the loop and is all there is to the
/// test, so that the reverse loop can begin at it.
/// </summary>
internal sealed record Counted(Counter Counter, Expr? Bound, bool Inclusive)
{
    public static Counted? Of(Loop loop, IEnumerable<Counter> counters, Loops loops)
    {
        if (LoopTest.Of(loop) is not { Text: var test, Counter: var counting }) return null;
        if (test.Binding != Binding.Relational && (test.Binding != Binding.And || test.Pieces.Any(piece => piece.Contains("||")))) return null;
        if (counters.FirstOrDefault(counter => counter.Variable.Id == counting.Id && Math.Abs(counter.Step) <= 64) is not { } found) return null;
        string[] signs = found.Step > 0 ? [" < ", " <= "] : [" > ", " >= "];
        if (signs.FirstOrDefault(sign => test.Pieces[1].StartsWith(sign, StringComparison.Ordinal)) is not { } sign) return null;
        bool endsHere = test.Binding == Binding.Relational && Truth.IsTrue(loop.Stays) && test.Movable && Math.Abs(found.Step) == 1
            && ComparesCounts(test, found.Variable.Type) && test.Holes.Skip(1).SelectMany(hole => IrWalk.Reads(hole.Value)).All(local => !loops.Owns(loop.Form.Id, local));
        bool inclusive = sign[sign.Length - 2] == '=';
        var bound = endsHere ? BoundOf(test, sign.Length, found.Variable.Type) : null;
        // Nothing is behind the last of all integers; nothing needs to be, for the loop never ends.
        if (inclusive && bound is Const { Value: int.MaxValue or int.MinValue } && found.Variable.Type == IrType.Int) bound = null;
        return new Counted(found, bound, inclusive);
    }

    /// <summary>Whether what a counter is compared with is made of numbers of its type and lengths alone.</summary>
    public static bool ComparesCounts(Quoted test, IrType type) =>
        test.Holes.Select((_, i) => i).Skip(1).All(i => IsCount(test, i, type)) && test.Pieces.Skip(1).All(IsIntegral);

    /// <summary>A number of the counter's own type, or the length of an array.</summary>
    private static bool IsCount(Quoted test, int hole, IrType type) =>
        test.Holes[hole].Value.Type == type || type == IrType.Int && (test.Holes[hole].Value.Type is ArrayType || test.Holes[hole].Value.Type.Text.EndsWith("[]", StringComparison.Ordinal)) && Lengths.MemberAt(test.Pieces[hole + 1]) > 0;

    /// <summary>Arithmetic that stays in the type of its operands, and gives a number for any of them.</summary>
    private static bool IsIntegral(string piece)
    {
        string text = piece.Substring(Lengths.MemberAt(piece));
        return text.Select((sign, i) => sign is >= '0' and <= '9' or ' ' or '+' or '-' or '*' or '(' or ')' or '<' or '>' or '=' || sign == '/' && IsNumber(text, i + 2)).All(isKnown => isKnown);
    }

    /// <summary>Whether a number that is not zero stands behind a space.</summary>
    private static bool IsNumber(string text, int at) => at < text.Length && text[at - 1] == ' ' && text[at] is >= '1' and <= '9';

    /// <summary>The text behind the sign of a comparison.</summary>
    public static Expr BoundOf(Quoted test, int skipped, IrType type)
    {
        var pieces = test.Pieces.Skip(1).ToArray();
        pieces[0] = pieces[0].Substring(skipped);
        var holes = test.Holes.Skip(1).ToSeq();
        if (holes.Count == 0 && int.TryParse(pieces[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)) return new Const(number, pieces[0], type);
        return pieces.Length == 2 && pieces.All(piece => piece.Length == 0) && holes[0].Value.Type == type
            ? holes[0].Value
            : new Quoted(pieces.ToSeq(), holes, type, Binding.Additive, Movable: true);
    }
}
