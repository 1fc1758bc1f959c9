using Backprop.Generator.Ir;

namespace Backprop.Generator.Normalise;

/// <summary>
/// loop { if (c) leave; rest } ⇒ loop { left = false; if (c) left = true else rest; stays = !left; if (!stays) leave; }: a trip that
/// leaves early is a trip, and says at its end that it was the last.
/// </summary>
internal sealed partial class SingleExit
{
    private (Loop Loop, HashSet<int> Left, bool Always) OfLoop(Loop loop)
    {
        // What returns in a test is a method that is read there: it leaves nothing else.
        loop = loop with { Test = Block(loop.Test).Body };
        var (body, left, _) = Block(loop.Body);
        bool endless = loop.Test.Count == 0 && Truth.IsTrue(loop.Condition) && Truth.IsTrue(loop.Stays);
        // A loop in a test runs once more than there are trips: with the test in the trip it runs once in each.
        bool loopsInTest = IrWalk.All(loop.Test).Any(stmt => stmt is Loop);
        if (left.Count == 0 && !loopsInTest) return (loop with { Body = body }, left, endless);

        var trip = new List<Stmt>();
        if (left.Contains(loop.Form.Exit)) trip.Add(new Assign(Flag(loop.Form.Exit), Truth.False, -1));
        trip.AddRange(body);
        Expr stays = loop.Stays;
        if (Truth.IsTrue(stays)) stays = Stays(left, trip);

        // What the test assigns would have one value where the test leaves, and another where the trip does.
        if ((loopsInTest || !loop.Test.SelectMany(IrWalk.Targets).All(target => target.Role == LocalRole.Temporary)) && loop.Test.All(stmt => stmt is not Next))
        {
            var again = new Local(nextId++, "again", IrType.Bool, LocalRole.Primal);
            var entered = trip.Append(new Assign(again, stays, -1)).ToSeq();
            var inTest = loop.Test.Append(new If(loop.Condition, entered, Seq.Of<Stmt>(new Assign(again, Truth.False, -1)), -1)).ToSeq();
            loop = loop with { Test = Seq<Stmt>.Empty, Condition = Truth.True, Body = inTest, Stays = new Read(again) };
        }
        else loop = loop with { Body = trip.ToSeq(), Stays = stays };
        return (loop, left, endless);
    }

    /// <summary>Writes whether none of the labels has been left for.</summary>
    private Expr Stays(IEnumerable<int> left, List<Stmt> output)
    {
        Expr stays = Truth.True;
        foreach (int label in left.OrderBy(label => label))
        {
            var not = new Local(nextId++, "stays", IrType.Bool, LocalRole.Temporary);
            output.Add(new Assign(not, new Apply(Fn.Not, Seq.Of<Expr>(new Read(Flag(label))), IrType.Bool), -1));
            stays = Algebra.And(stays, new Read(not));
        }
        if (stays is Atom) return stays;
        var both = new Local(nextId++, "stays", IrType.Bool, LocalRole.Temporary);
        output.AddRange(Flat(both, stays));
        return new Read(both);
    }
}
