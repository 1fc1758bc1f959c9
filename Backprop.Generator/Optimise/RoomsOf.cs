using Backprop.Generator.Ir;

namespace Backprop.Generator.Optimise;

/// <summary>
/// The statements of a block, and the rooms for slots that are made among them: each as early as it can be, and outside of the loops that know no more of
/// it, for what is computed before such a call and used behind it is no longer held in a register.
/// </summary>
/// <param name="loop">The loop of which this is the body, if it is one.</param>
/// <param name="around">The block in which that stands, if a room may stand there.</param>
internal sealed class RoomsOf(Loop? loop, RoomsOf? around)
{
    private readonly List<Stmt> statements = [];
    private readonly List<(int At, Stmt Stmt)> rooms = [];
    private readonly Dictionary<int, int> behind = [];
    private HashSet<int>? changed;

    public IReadOnlyList<Stmt> Statements => statements;

    private HashSet<int> Changed => changed ??= new HashSet<int>(ChangedBy(loop!));

    public void Add(Stmt stmt)
    {
        statements.Add(stmt);
        foreach (int id in ChangedBy(stmt)) behind[id] = statements.Count;
    }

    /// <summary>slots = tape.Room(end), before the statement that is added next.</summary>
    public void Place(Local tape, Expr end, Local slots)
    {
        var needed = IrWalk.Reads(end).Append(tape).Select(local => local.Id).ToArray();
        if (around is not null && IsThere(end) && !needed.Any(Changed.Contains))
        {
            around.Place(tape, end, slots);
            return;
        }
        int at = needed.Max(id => behind.TryGetValue(id, out int place) ? place : 0);
        rooms.Add((at, new Assign(slots, Stretch.Room(tape, end), -1)));
    }

    public Seq<Stmt> Whole()
    {
        var here = rooms.ToLookup(room => room.At, room => room.Stmt);
        return statements.SelectMany((stmt, i) => here[i].Append(stmt)).ToSeq();
    }

    /// <summary>Whether it can be asked for although the loop may make no trip: buffers are held against these arrays before.</summary>
    private static bool IsThere(Expr end) => end is Atom || Lengths.Asked(end) is { Role: LocalRole.Parameter, Type: ArrayType { Element.IsReal: true } };

    private static IEnumerable<int> ChangedBy(Stmt stmt) => IrWalk.Targets(stmt).Concat(IrWalk.All([stmt]).OfType<Release>().SelectMany(IrWalk.Reads)).Select(local => local.Id);
}
