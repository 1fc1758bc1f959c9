using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Differentiate;

/// <summary>
/// if (c) A else B; post; if (c) A' else B'; rest ⇒ if (c) { A; A' } else { B; B' } post; rest, where the seed does not wait for what comes behind the branches: each path
/// then has both sweeps at one place, as if there were no other. It is the form of a method that returns early.
/// </summary>
internal sealed class JoinedBranches
{
    /// <summary>How many returns, one behind the other, are looked at.</summary>
    private const int Deepest = 16;

    private JoinedBranches(Seq<Stmt> before, If forward, If backward, Seq<Stmt> behind, Seq<Stmt> rest) =>
        (Before, Forward, Backward, Behind, Rest) = (before, forward, backward, behind, rest);

    /// <summary>What runs before the branches, the seed of their backward sweeps at the end.</summary>
    public Seq<Stmt> Before { get; }

    /// <summary>The branches of the forward sweep.</summary>
    public If Forward { get; }

    /// <summary>Those of the backward sweep.</summary>
    public If Backward { get; }

    /// <summary>What is computed of the values that the branches leave.</summary>
    public Seq<Stmt> Behind { get; }

    /// <summary>The backward sweep of what comes before.</summary>
    public Seq<Stmt> Rest { get; }

    /// <summary>The branches that end a body and begin its backward sweep; null if there are none that can be joined.</summary>
    public static JoinedBranches? In(Seq<Stmt> body, Seq<Stmt> backward, int depth)
    {
        if (depth == Deepest) return null;
        int last = body.Count - 1;
        while (last >= 0 && IrWalk.IsArithmetic(body[last])) last--;
        if (last < 0 || body[last] is not If forward) return null;
        int first = 0;
        while (first < backward.Count && backward[first] is not If && IrWalk.IsArithmetic(backward[first])) first++;
        if (first == backward.Count || backward[first] is not If back || !back.Condition.Equals(forward.Condition)) return null;

        var seeding = backward.Take(first).ToArray();
        var behind = body.Skip(last + 1).ToSeq();
        var rest = backward.Skip(first + 1).ToSeq();
        var loops = new HashSet<int>(IrWalk.All([forward]).OfType<Loop>().Select(loop => loop.Form.Id));
        var repeats = IrWalk.All([back]).OfType<Repeat>().ToArray();
        bool hasCalls = IrWalk.All([back]).Any(stmt => stmt is Call { Routine.Pair: > 0 });
        // Another condition of the same value may have had the loops.
        if (repeats.Length == 0 && !hasCalls || !repeats.All(repeat => loops.Contains(repeat.Loop)) || IrWalk.All(rest).Any(stmt => stmt is Repeat)) return null;
        var afterwards = new HashSet<int>(IrWalk.Targets(behind).Select(local => local.Id));
        var late = new HashSet<int>(IrWalk.Targets(forward).Select(local => local.Id).Concat(afterwards));
        if (seeding.SelectMany(IrWalk.Reads).Any(local => late.Contains(local.Id)) || IrWalk.Reads(back).Any(local => afterwards.Contains(local.Id))) return null;
        return new JoinedBranches(body.Take(last).Concat(seeding).ToSeq(), forward, back, behind, rest);
    }

    /// <summary>The whole body, where <paramref name="join"/> makes one of the two sweeps of a path: given what is read of it elsewhere.</summary>
    public Seq<Stmt> Join(IEnumerable<Expr> wanted, Func<Seq<Stmt>, Seq<Stmt>, Expr[], Seq<Stmt>> join)
    {
        var read = Behind.Concat(Rest).SelectMany(IrWalk.Reads).Concat(wanted.SelectMany(IrWalk.Reads)).ToArray();
        Seq<Stmt> Path(Seq<Stmt> forward, Seq<Stmt> backward)
        {
            var all = IrWalk.All(forward.Concat(backward)).ToArray();
            var made = new HashSet<int>(all.OfType<Assign>().GroupBy(assign => assign.Target.Id)
                .Where(assigns => assigns.All(assign => assign.Value is Apply { Function: Fn.NewArray or Fn.Snapshot })).Select(assigns => assigns.Key));
            // What a path writes may be read behind it, by whatever name, unless it has made it.
            var written = all.SelectMany(IrWalk.AllWritten).Where(array => !made.Contains(array.Id));
            return join(forward, backward, read.Concat(written).Distinct().Select(local => (Expr)new Read(local)).ToArray());
        }
        var joined = Forward with { Then = Path(Forward.Then, Backward.Then), Else = Path(Forward.Else, Backward.Else) };
        var reversed = Rest.Count == 0 ? Rest : Rest.Prepend(new Note(Notes.BackwardOfPath)).ToSeq();
        return Before.Append(joined).Concat(Behind).Concat(reversed).ToSeq();
    }
}
