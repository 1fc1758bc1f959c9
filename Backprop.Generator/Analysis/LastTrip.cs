using Backprop.Generator.Ir;

namespace Backprop.Generator.Analysis;

/// <summary>
/// if (c) best = candidate: of all trips of such a loop only the last one in which the condition held has something to reverse. That is so if a
/// reversed trip leaves every adjoint that it carries as it was where the condition did not hold, makes them zero where it did, and does
/// nothing once they are zero. The reversed trip is run over values of which no more is known than that.
/// </summary>
internal sealed class LastTrip
{
    private const int Unknown = -1;
    private const int Zero = -2;

    private readonly Dictionary<int, int> values = [];
    private readonly Func<Local, bool> isOuter;
    private readonly int condition;
    private readonly bool? holds;
    private bool acts;

    /// <param name="carried">The adjoints that are carried, and the value of each: its own identity stands for what it was.</param>
    private LastTrip(IEnumerable<(int Id, int Value)> carried, Func<Local, bool> isOuter, Local condition, bool? holds)
    {
        foreach (var (id, value) in carried) values[id] = value;
        (this.isOuter, this.condition, this.holds) = (isOuter, condition.Id, holds);
    }

    /// <summary>The adjoints that the reversed trip carries, if only the last trip matters in which the condition was <paramref name="holds"/>; else null.</summary>
    public static IReadOnlyCollection<int>? Carried(Seq<Stmt> trip, Local condition, bool holds, Func<Local, bool> isOuter)
    {
        var targets = new HashSet<int>(IrWalk.Targets(trip).Select(target => target.Id));
        var carried = new HashSet<int>();
        foreach (var stmt in IrWalk.All(trip))
            foreach (var local in stmt is Accumulate sum ? IrWalk.Reads(sum.Value) : IrWalk.OwnReads(stmt).Where(local => local.Type is Real).Concat(IrWalk.OwnTargets(stmt)))
                if (targets.Contains(local.Id) && isOuter(local)) carried.Add(local.Id);
        if (carried.Count == 0) return null;

        bool Leaves(bool? how, bool fromZero, bool atZero, bool mayAct)
        {
            var run = new LastTrip(carried.Select(id => (id, fromZero ? Zero : id)), isOuter, condition, how);
            run.Run(trip);
            return (mayAct || !run.acts) && carried.All(id => run.values[id] == (atZero ? Zero : id));
        }
        return Leaves(!holds, fromZero: false, atZero: false, mayAct: false)
            && Leaves(holds, fromZero: false, atZero: true, mayAct: true)
            && Leaves(null, fromZero: true, atZero: true, mayAct: false) ? carried : null;
    }

    private void Run(IEnumerable<Stmt> body)
    {
        foreach (var stmt in body) Run(stmt);
    }

    private void Run(Stmt stmt)
    {
        switch (stmt)
        {
            case Assign assign:
                acts |= IrWalk.Impure(stmt) is not null;
                values[assign.Target.Id] = Of(assign.Value);
                break;
            case Accumulate { Target: var target } sum:
                acts |= isOuter(target) && !values.ContainsKey(target.Id);
                values[target.Id] = Of(new Read(target)) == Zero && Of(sum.Value) == Zero ? Zero : Unknown;
                break;
            // The adjoint of an element begins with zero and is only added to, so that it is no −0, the one number that adding zero would change.
            case AccumulateAt deposit:
                acts |= Of(deposit.Value) != Zero;
                break;
            case If { Condition: Read { Local.Id: var asked } } choice when asked == condition && holds is { } known:
                Run(known ? choice.Then : choice.Else);
                break;
            case If choice:
                Either(choice.Then, choice.Else);
                break;
            case Guard guard:
                if (!guard.Adjoints.All(adjoint => Of(adjoint) == Zero)) Either(guard.Body, []);
                break;
            case Loop or Repeat:
                foreach (var target in IrWalk.Targets(stmt))
                {
                    acts |= isOuter(target) && !values.ContainsKey(target.Id);
                    values[target.Id] = Unknown;
                }
                acts |= IrWalk.All([stmt]).Any(inner => inner is AccumulateAt or Store or Effect or Next or Release || IrWalk.Impure(inner) is not null);
                break;
            case Note:
                break;
            default:
                acts = true;
                foreach (var target in IrWalk.Targets(stmt)) values[target.Id] = Unknown;
                break;
        }
    }

    private void Either(IEnumerable<Stmt> one, IEnumerable<Stmt> other)
    {
        var before = new Dictionary<int, int>(values);
        Run(one);
        var after = new Dictionary<int, int>(values);
        values.Clear();
        foreach (var pair in before) values[pair.Key] = pair.Value;
        Run(other);
        foreach (int id in values.Keys.Union(after.Keys).ToArray())
            if (!values.TryGetValue(id, out int a) || !after.TryGetValue(id, out int b) || a != b) values[id] = Unknown;
    }

    private int Of(Expr value) => value switch
    {
        Const number => BitConverter.DoubleToInt64Bits(number.Value) == 0 ? Zero : Unknown,
        Read { Local.Id: var id } => values.TryGetValue(id, out int known) ? known : Unknown,
        _ => Unknown,
    };
}
