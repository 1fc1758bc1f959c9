using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Optimise;

/// <summary>
/// dA.Clear(); for (i over all of a) dA[i] = e ⇒ for (…) dA[i] = e: a buffer is not cleared whose elements are all given a value before any is read.
/// Where one path gives them one, the others clear it.
/// </summary>
internal sealed class Fillings
{
    private readonly AdjointBuffers buffers;
    private readonly ElementFlow flow;
    private readonly Dictionary<(int Position, int Block), Local> cleared = [];
    private int position;

    private Fillings(AdjointBuffers buffers, Trips trips)
    {
        this.buffers = buffers;
        flow = new ElementFlow(buffers, trips, isForward: false);
    }

    public static Function Run(Function function)
    {
        if (function.Cleared.Count == 0 || AdjointBuffers.Of(function) is not { } buffers) return function;
        var pass = new Fillings(buffers, new Trips(function));
        var touches = Touches.Of(function.Body, buffers);
        var filled = buffers.Given.Where(given => buffers.BufferOf(given) is { } key && touches.TryGetValue(key, out var touching) && pass.Fills(touching, given)).ToArray();
        if (filled.Length == 0) return function;
        return function with { Body = pass.Rewrite(function.Body), Cleared = function.Cleared.Where(cleared => !filled.Contains(cleared.Buffer)).ToSeq() };
    }

    /// <summary>Whether a body gives all elements a value before it reads any. What it takes for that is noted.</summary>
    private bool Fills(IReadOnlyList<Touch> body, Local buffer)
    {
        if (Wanted(body, Parts.Of([buffer], buffers)).IsEmpty) return true;
        if (body.Count == 0 || body[0].Stmt is not If) return false;
        bool[] fills = body[0].Blocks.Select(block => Fills(block, buffer)).ToArray();
        if (!fills.Contains(true)) return false;
        for (int i = 0; i < fills.Length; i++)
            if (!fills[i]) cleared[(body[0].Position, i)] = buffer;
        return true;
    }

    /// <summary>The parts whose elements may be read before they are given a value, by those of which that is so behind a body.</summary>
    private Parts Wanted(IReadOnlyList<Touch> body, Parts wanted)
    {
        for (int i = body.Count - 1; i >= 0; i--)
        {
            var touch = body[i];
            if (i > 0 && flow.TakenOutTogether(body[i - 1], touch) is { } taken)
            {
                wanted = wanted.Without(taken, buffers);
                i--;
            }
            else if (touch.Stmt is If) wanted = flow.Meet(Wanted(touch.Blocks[0], wanted), Wanted(touch.Blocks[1], wanted));
            else wanted = flow.Through(touch, wanted);
        }
        return wanted;
    }

    private Seq<Stmt> Rewrite(Seq<Stmt> body)
    {
        var output = new List<Stmt>();
        foreach (var stmt in body)
        {
            int here = position++, block = 0;
            output.Add(IrWalk.MapBlocks(stmt, inner =>
            {
                var rewritten = Rewrite(inner);
                return cleared.TryGetValue((here, block++), out var buffer) ? rewritten.Prepend(Clear(buffer)).ToSeq() : rewritten;
            }));
        }
        return output.ToSeq();
    }

    private static Call Clear(Local buffer) => new(Seq<Local>.Empty, Routine.Clear, Seq.Of<Expr>(new Read(buffer)), -1);
}
