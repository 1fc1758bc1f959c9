using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Differentiate;

/// <summary>What is recorded of one loop, and how its trips are counted.</summary>
internal sealed class LoopRecord(Repeat reverse, IReadOnlyList<int> around, IReadOnlyList<Counter> counters, Counted? counted)
{
    private readonly List<(Local Value, Local Tape)> tapes = [];
    private readonly Dictionary<int, Local> tapeOf = [];

    public int Loop => reverse.Loop;

    /// <summary>The loops around it, from the outermost.</summary>
    public IReadOnlyList<int> Around => around;

    public IReadOnlyList<Counter> Counters => counters;

    /// <summary>Set if a counter of the user's tells the trips.</summary>
    public Counted? Counted => counted;

    /// <summary>Whether the reverses run in the order of the trips.</summary>
    public bool InOrder => reverse.InOrder;

    public bool MayBeLeftOut => reverse.MayBeLeftOut;

    public bool Counts(Counter counter) => counted?.Counter.Variable.Id == counter.Variable.Id;

    public IReadOnlyList<(Local Value, Local Tape)> Tapes => tapes;

    /// <summary>A counter that is the number of trips before this one, if there is one: the loop's slots by another name.</summary>
    public Local? Slots => around.Count == 0 && counted is { Counter: { Step: 1, Start: Const { Value: 0 } } counter } && counter.Variable.Type == IrType.Int ? counter.Variable : null;

    public bool IsCounterTheSlot => Slots is not null;

    public Local ForwardSlot => Slots ?? Slot!;

    /// <summary>How many trips there will be, where that is known before the first.</summary>
    public Expr? KnownTrips => IsCounterTheSlot && counted is { Bound: { } bound, Inclusive: false } ? bound : null;

    /// <summary>What the reverse, which runs in order, computes along from trip to trip: as it begins, and the statements that take it on.</summary>
    public List<(Local Value, Atom Entry, IReadOnlyList<Stmt> Step)> Recurrences { get; } = [];

    /// <summary>The number of trips so far, over all entries of the loop; null while nobody asks.</summary>
    public Local? Slot { get; set; }

    public Local? BackwardSlot { get; set; }

    /// <summary>The slot at which the current entry of the loop began; null while nobody asks.</summary>
    public Local? From { get; set; }

    /// <summary>What is stepped back as a condition says: under its new name, with what it takes to ask again.</summary>
    public List<(ChosenStep Step, Local Value, IReadOnlyList<Stmt> Undo)> Chosen { get; } = [];

    /// <summary>What goes through the reverse of a loop inside, under its new name; what that of the loop comes back to, and how much more than before the trip that is.</summary>
    public List<(Local Variable, Local Value, Local Begun, long Ahead)> Threads { get; } = [];

    /// <summary>The loop that runs backwards.</summary>
    public Stmt? Reversed { get; set; }

    /// <summary>Of what it steps back to where the loop began: the new names.</summary>
    public Dictionary<int, Local> Undone { get; } = [];

    /// <summary>Where the slots of the loops inside begin in a trip of this one.</summary>
    public List<Local> Begins { get; } = [];

    /// <summary>The slots of loops inside, which begin where this one does: backward and forward.</summary>
    public List<(Local Backward, Local Forward)> InnerSlots { get; } = [];

    /// <summary>The tape of a value that is recorded; null for any other.</summary>
    public Local? FindTape(Local value) => tapeOf.TryGetValue(value.Id, out var tape) ? tape : null;

    public Local TapeOf(Local value, Func<Local, Local> create)
    {
        if (FindTape(value) is { } known) return known;
        var tape = tapeOf[value.Id] = create(value);
        tapes.Add((value, tape));
        return tape;
    }
}
