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

    private Seq<Stmt> ReverseBranch(Seq<Stmt> branch) => ReverseBody(new Frame(branch, []), branch);

    /// <summary>The reverse of bodies that follow each other, the last one given first.</summary>
    private Seq<Stmt> ReverseBody(Frame frame, params Seq<Stmt>[] lastFirst)
    {
        // What a loop carries holds another array in each trip.
        var outside = shadows.Where(pair => frame.Carries(pair.Key)).ToArray();
        foreach (var pair in outside) shadows.Remove(pair.Key);
        frames.Add(frame);
        foreach (var body in lastFirst) ReverseAll(body);
        frames.RemoveAt(frames.Count - 1);
        foreach (int id in frame.Begun)
        {
            adjoints.Remove(id);
            shadows.Remove(id);
        }
        foreach (var pair in outside) shadows[pair.Key] = pair.Value;
        return frame.Sweep.Count == 0 ? Seq<Stmt>.Empty : Sink.Into(frame.Sweep.ToSeq(), frame.Shadows);
    }

    /// <summary>The statement that contributes is quoted where it does, which may be in a branch or a loop further in.</summary>
    private void BeginWithZero(Local target, int quote)
    {
        var frame = FrameOf(target);
        frame.Sweep.Add(new Assign(Adjoint(target), Algebra.Number(0, target.Type), frame == frames[frames.Count - 1] ? quote : -1));
    }

    /// <summary>The innermost branch or trip that the variable belongs to.</summary>
    private Frame FrameOf(Local local)
    {
        for (int i = frames.Count - 1; i > 0; i--)
            if (frames[i].Owns(local)) return frames[i];
        return frames[0];
    }

    /// <summary>A branch or a trip being reversed: its reverse so far, and the adjoints that end with it.</summary>
    private sealed class Frame
    {
        private readonly HashSet<int> owned;
        private readonly HashSet<int> carried;

        public Frame(IEnumerable<Stmt> body, IReadOnlyList<Local> carriedThrough)
        {
            owned = new(IrWalk.Targets(body).Select(local => local.Id));
            carried = new(carriedThrough.Select(local => local.Id));
            owned.ExceptWith(carried);
        }

        public List<Stmt> Sweep { get; } = [];

        /// <summary>The shadows of the arrays that belong to the body: found before anything else.</summary>
        public List<Assign> Shadows { get; } = [];

        public List<int> Begun { get; } = [];

        public bool Owns(Local local) => owned.Contains(local.Id);

        public bool Carries(Local local) => Carries(local.Id);

        public bool Carries(int local) => carried.Contains(local);
    }
}
