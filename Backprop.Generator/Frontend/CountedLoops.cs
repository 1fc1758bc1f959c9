using Backprop.Generator.Ir;

namespace Backprop.Generator.Frontend;

/// <summary>for (int k = 0; k &lt; count; k++): loops that the reader itself writes, for what C# does to arrays as a whole.</summary>
internal static class CountedLoops
{
    public static void ForEach(BodyWriter writer, IReadOnlyList<Atom> counts, Action<Seq<Expr>> body) => ForEach(writer, counts, [], writer.NewLabel(), body);

    /// <summary>A loop for each dimension; leaving for <paramref name="exit"/> leaves all of them.</summary>
    public static void ForEach(BodyWriter writer, IReadOnlyList<Atom> counts, IReadOnlyList<Atom> before, int exit, Action<Seq<Expr>> body)
    {
        if (before.Count == counts.Count)
        {
            body(before.Cast<Expr>().ToSeq());
            return;
        }
        var counter = writer.NewLocal(((char)('i' + before.Count)).ToString(), IrType.Int, LocalRole.Primal);
        Count(writer, counter, Integers.Number(0), counts[before.Count], exit, () => ForEach(writer, counts, before.Append(new Read(counter)).ToArray(), writer.NewLabel(), body));
    }

    /// <summary>A loop that counts from a number up to another one; leaving for <paramref name="exit"/> leaves it.</summary>
    public static void Count(BodyWriter writer, Local counter, Expr from, Atom to, int exit, Action body, LoopCheckpoint? checkpoint = null)
    {
        int quote = writer.Quote;
        var holds = writer.NewLocal("condition", IrType.Bool, LocalRole.Temporary);
        writer.Assign(counter, from);
        var test = writer.Body(() => writer.Assign(holds, Integers.Compare(new Read(counter), "<", to)));
        var trip = writer.Body(() =>
        {
            body();
            writer.Add(new Assign(counter, Integers.Shifted(new Read(counter), 1), quote));
        });
        var form = new LoopForm(writer.NewLabel(), exit, LoopShape.For, quote) { Checkpoint = checkpoint };
        writer.Labeled(exit, Seq.Of<Stmt>(new Loop(form, test, new Read(holds), trip, Truth.True, -1)));
    }
}
