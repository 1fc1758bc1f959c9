using Backprop.Generator.Ir;

namespace Backprop.Generator.Differentiate;

/// <summary>The condition that a trip is selected by, and which way; <see cref="Asked"/> if it is the reverse that asks it.</summary>
internal sealed record Choice(Local Condition, Assign? Asked, bool Holds)
{
    public bool IsBy(Stmt stmt) => stmt is If { Condition: Read { Local.Id: var asked } } && asked == Condition.Id;

    public Seq<Stmt> Branch(If choice) => Holds ? choice.Then : choice.Else;

    /// <summary>The body where the trip is selected: without the choice.</summary>
    public Seq<Stmt> Taken(Seq<Stmt> body) => body.Where(stmt => !ReferenceEquals(stmt, Asked))
        .SelectMany(stmt => IsBy(stmt) ? Taken(Branch((If)stmt)) : Seq.Of(IrWalk.MapBlocks(stmt, Taken))).ToSeq();
}

/// <summary>One trip of a loop, as it runs where it is selected.</summary>
internal sealed class SelectedTrip
{
    private readonly HashSet<int> carried;
    private readonly int at;

    public SelectedTrip(Loop loop, Choice choice, IReadOnlyList<Local> carried)
    {
        (Loop, Choice) = (loop, choice);
        this.carried = new HashSet<int>(carried.Select(local => local.Id));
        Carried = carried;
        at = loop.Body.Count(choice.IsBy) == 1 ? loop.Body.ToList().FindIndex(stmt => choice.IsBy(stmt)) : -1;
        Trip = loop.Test.Concat(at < 0 ? loop.Body : loop.Body.Take(at).Concat(choice.Branch((If)loop.Body[at])).Concat(loop.Body.Skip(at + 1)))
            .Where(stmt => !(stmt is Assign { Target.Id: var copied } && this.carried.Contains(copied))).ToSeq();
    }

    public Loop Loop { get; }

    public Choice Choice { get; }

    public IReadOnlyList<Local> Carried { get; }

    /// <summary>Without the copies at its end.</summary>
    public Seq<Stmt> Trip { get; }

    public bool Carries(Local local) => carried.Contains(local.Id);

    /// <summary>
    /// Where the values can be remembered: in the branch of the choice, at that place in the loop's body, or behind the statement there that gets
    /// the last of them; null if nowhere.
    /// </summary>
    public (int At, bool InTheBranch)? PlaceFor(IReadOnlyList<Local> values)
    {
        int after = at;
        bool inTheBranch = at >= 0, onlyThere = false;
        foreach (var value in values.Concat(Choice.Asked is { } asked ? IrWalk.Reads(asked.Value) : [Choice.Condition]).Where(value => !Carries(value)))
        {
            int defined = Loop.Body.ToList().FindLastIndex(stmt => Assigns(stmt, value));
            var before = Loop.Test.Concat(Loop.Body.Take(defined + 1));
            if (defined >= 0 && defined == at && !IsAssignedIn(before, value))
            {
                onlyThere = true;
                before = before.Take(Loop.Test.Count + at).Concat(Choice.Branch((If)Loop.Body[at]));
            }
            if (!IsAssignedIn(before, value)) return null;
            inTheBranch &= defined <= at;
            after = Math.Max(after, defined);
        }
        return inTheBranch ? (at, true) : onlyThere ? null : (after, false);
    }

    private static bool Assigns(Stmt stmt, Local local) => IrWalk.Targets(stmt).Any(target => target.Id == local.Id);

    /// <summary>Whether every path through the statements gives the variable a value. What a loop carries has one before it.</summary>
    private static bool IsAssignedIn(IEnumerable<Stmt> body, Local local) => body.Any(stmt => stmt switch
    {
        If choice => IsAssignedIn(choice.Then, local) && IsAssignedIn(choice.Else, local),
        Ir.Loop or Guard => false,
        _ => Assigns(stmt, local),
    });
}
