using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;
using Backprop.Generator.Pipeline;

namespace Backprop.Generator.Optimise;

/// <summary>
/// xTape[i] = x in a frame of each call ⇒ xTape.Push(x), one tape for all calls of a helper: what a loop has recorded lies upon what the calls in the same
/// trip have, so it is put there at the end of the trip and taken at the begin of the reversed one. A loop without calls takes all its slots at once
/// (<see cref="Stretches"/>). Tapes of which the slots are not gone through backwards, one by one, remain in the frame.
/// </summary>
internal sealed partial class SharedTapes
{
    private readonly HelperForm forward;
    private readonly HelperForm backward;
    private readonly TapeUses written;
    private readonly TapeUses read;
    private readonly Loops loops;
    private readonly Dictionary<Stmt, TripOrder> orders = new(ByReference.Instance);
    private readonly int values;

    private SharedTapes(HelperForm forward, HelperForm backward)
    {
        this.forward = forward;
        this.backward = backward;
        written = new TapeUses(forward.Function);
        read = new TapeUses(backward.Function);
        loops = new Loops(forward.Function.Body);
        values = forward.Values(HelperSweep.Forward);
    }

    /// <summary>The sweeps, as they are printed but for their variables, and the tapes that they share, which are among the parameters of both.</summary>
    public static (HelperForm Forward, HelperForm Backward, Seq<Local> Shared) Run(HelperForm forward, HelperForm backward) =>
        forward.Frame.Any(local => local.Type is Tape) ? new SharedTapes(forward, backward).Run() : (forward, backward, Seq<Local>.Empty);

    private (HelperForm Forward, HelperForm Backward, Seq<Local> Shared) Run()
    {
        var shared = new List<(int Member, Sharing How)>();
        for (int i = 0; i < forward.Frame.Count; i++)
            if (forward.Frame[i].Type is Tape && forward.Function.Results[values + i] is Read { Local: var tape } && SharingOf(tape, backward.Function.Parameters[i]) is { } how)
                shared.Add((i, how));
        if (shared.Count == 0) return (forward, backward, Seq<Local>.Empty);

        var pops = WithoutDead(Popping(shared.Select(one => one.How)), shared.Select(one => one.How.ReadSlot));
        var wanted = new HashSet<int>(pops.Body.SelectMany(IrWalk.Reads).Concat(pops.Results.SelectMany(IrWalk.Reads)).Select(local => local.Id));
        var members = Enumerable.Range(0, forward.Frame.Count).Where(i => shared.All(one => one.Member != i) && wanted.Contains(pops.Parameters[i].Id)).ToArray();

        var pushes = Pushing(shared.Select(one => one.How).ToArray());
        pushes = pushes with { Results = pushes.Results.Take(values).Concat(members.Select(i => pushes.Results[values + i])).ToSeq() };
        pushes = WithoutDead(pushes, shared.Select(one => one.How.WrittenSlot));
        pushes = pushes with { Parameters = pushes.Parameters.Concat(shared.Select(one => one.How.Pushed)).ToSeq() };
        pops = pops with { Parameters = members.Select(i => pops.Parameters[i]).Concat(pops.Parameters.Skip(forward.Frame.Count)).Concat(shared.Select(one => one.How.Popped)).ToSeq() };
        return (new HelperForm(pushes, members.Select(i => forward.Frame[i]).ToSeq()), new HelperForm(pops, members.Select(i => backward.Frame[i]).ToSeq()), shared.Select(one => one.How.Pushed).ToSeq());
    }

    /// <summary>How a tape can be shared; null if it cannot.</summary>
    private Sharing? SharingOf(Local tape, Local recorded)
    {
        if (written.Of(tape, others: 1) is not { } writes || read.Of(recorded, others: 0) is not { } reads) return null;
        var sharing = new Sharing(tape, recorded, writes.Slot!, reads.Slot!);
        if (writes.Taken is not null && reads.Taken is not null) return AreStretches(writes, reads) ? sharing : null;
        if (writes.Taken is not null || reads.Taken is not null || writes.Accesses.Count != 1) return null;

        if (writes.Accesses[0].Around is not { Count: > 0 } aroundStore || read.StepperOf(reads.Slot!) is not ({ } reversed, { By: -1 } step)) return null;
        var loop = aroundStore[aroundStore.Count - 1];
        var store = (Store)writes.Accesses[0].Stmt;
        // What the loop carries may have its next value already.
        bool isGone = store.Value is Read { Local: var value } && loops.IsCarried(value) && OrderIn(loop).IsGone(value, store);
        if (isGone || IrWalk.CallsHelpers(loop.Test)) return null;
        if (!reads.Accesses.All(access => OrderIn(reversed).IsBehind(step.At, access.Stmt))) return null;
        bool isOnce = aroundStore.Count == 1 && reads.Accesses.All(access => ReferenceEquals(access.Around[0], reversed));
        return Begins(reads.Slot!, writes.Slot!) || isOnce && read.AssignmentsOf(reads.Slot!).Count == 2 ? sharing with { Loop = loop, Store = store, Reversed = reversed, At = step.At, Targets = reads.Accesses.Select(access => ((Assign)access.Stmt).Target).Distinct().ToArray() } : null;
    }

    /// <summary>Whether stretch after stretch is written, and all are taken back from the last one on.</summary>
    private bool AreStretches(TapeUses.Uses writes, TapeUses.Uses reads)
    {
        var (slot, count) = (writes.Slot!, ((Quoted)writes.Taken!.Value).Holes[2].Value);
        var (back, less) = (reads.Slot!, ((Quoted)reads.Taken!.Value).Holes[2].Value);
        var sets = written.AssignmentsOf(slot);
        bool goesOn = sets.Count == 2 && Moves(written, sets[1], Integers.Plus(new Read(slot), count)) || sets.Count == 1 && writes.AroundTaken.Count == 0;
        return goesOn && sets[0].Value is Const { Value: 0 } && Begins(back, slot) && read.AssignmentsOf(back).Any(set => Moves(read, set, Integers.Minus(new Read(back), less)));
    }

    private static bool Moves(TapeUses uses, Assign set, Expr value) => set.Value is Read { Local: var moved } && uses.AssignmentsOf(moved) is { Count: 1 } only && only[0].Value.Equals(value);

    /// <summary>Whether the backward sweep begins with the slot behind the last one that the forward sweep has filled, and changes it in one place alone.</summary>
    private bool Begins(Local back, Local slot)
    {
        var sets = read.AssignmentsOf(back);
        return sets.Count == 2 && sets.Any(set => set.Value is Read { Local: var last } && IsRecorded(last, slot));
    }

    private bool IsRecorded(Local member, Local slot)
    {
        for (int i = 0; i < forward.Frame.Count; i++)
            if (backward.Function.Parameters[i].Id == member.Id) return forward.Function.Results[values + i] is Read { Local.Id: var id } && id == slot.Id;
        return false;
    }

    private TripOrder OrderIn(Loop loop) => orders.TryGetValue(loop, out var known) ? known : orders[loop] = new TripOrder(loop);

    /// <summary>A tape and its slots, forward and backward, and the loops that go through them one by one; none: in stretches.</summary>
    private sealed record Sharing(Local Tape, Local Recorded, Local WrittenSlot, Local ReadSlot)
    {
        public Loop? Loop { get; init; }

        public Store? Store { get; init; }

        public Loop? Reversed { get; init; }

        /// <summary>Where in a reversed trip its slot is known.</summary>
        public int At { get; init; }

        /// <summary>The variables that a reversed trip reads it into.</summary>
        public IReadOnlyList<Local> Targets { get; init; } = [];

        public Local Pushed => Shared(Tape);

        public Local Popped => Shared(Recorded);

        private static Local Shared(Local tape) => tape with { Type = new CallStack(((Tape)tape.Type).Element), Role = LocalRole.Tape };
    }
}
