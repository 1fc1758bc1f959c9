using Backprop.Generator.Ir;

namespace Backprop.Generator.Differentiate;

/// <summary>
/// if (c) A else B ⇒ if (c) reversed A else reversed B: the condition is remembered, never asked again. An adjoint that
/// lives longer than a branch begins with zero before it.
/// </summary>
internal sealed partial class ReverseMode
{
    private List<Stmt> Sweep => frames[frames.Count - 1].Sweep;

    private void ReverseBranches(If choice)
    {
        var then = ReverseBranch(choice.Then);
        var otherwise = ReverseBranch(choice.Else);
        if (then.Count + otherwise.Count > 0) Sweep.Add(new If(available.Everywhere(choice.Condition), then, otherwise, Quote: -1));
    }

    private Seq<Stmt> ReverseBranch(Seq<Stmt> branch)
    {
        var frame = new Frame(branch);
        frames.Add(frame);
        ReverseAll(branch);
        frames.RemoveAt(frames.Count - 1);
        foreach (int id in frame.Begun) adjoints.Remove(id);
        return frame.Sweep.ToSeq();
    }

    private void BeginWithZero(Local target, int quote) =>
        FrameOf(target).Sweep.Add(new Assign(Adjoint(target), Algebra.Number(0, target.Type), quote));

    /// <summary>The innermost branch that the variable belongs to.</summary>
    private Frame FrameOf(Local local)
    {
        for (int i = frames.Count - 1; i > 0; i--)
            if (frames[i].Owns(local)) return frames[i];
        return frames[0];
    }

    /// <summary>A branch being reversed: its reverse so far, and the adjoints that end with it.</summary>
    private sealed class Frame(Seq<Stmt> body)
    {
        private readonly HashSet<int> owned = new(IrWalk.Targets(body).Select(local => local.Id));

        public List<Stmt> Sweep { get; } = [];

        public List<int> Begun { get; } = [];

        public bool Owns(Local local) => owned.Contains(local.Id);
    }
}
