using Backprop.Generator.Ir;

namespace Backprop.Generator.Analysis;

/// <summary>
/// What it costs to compute a value of a trip again from what is there: the slice of the loop's body that leads to it, in units of one
/// addition. A load or a store of a tape costs about two. Without a loop: of the function, where only that is there which is provided.
/// </summary>
internal sealed class Slices(Loops loops, int? loop, Func<Local, Assign?> definition, Settled settled)
{
    public const int Worthwhile = 10;
    public const int Unlimited = 2_000;

    private const int Impossible = 1_000_000;

    private const int Quotient = 4;
    private const int Call = 12;

    private readonly HashSet<int> there = [];

    /// <summary>From here on the value is there.</summary>
    public void Provide(Local local) => there.Add(local.Id);

    /// <summary>From here on it is not.</summary>
    public void Withdraw(Local local) => there.Remove(local.Id);

    public bool IsThere(Local local) => there.Contains(local.Id) || IsOutside(local);

    private bool IsOutside(Local local) => loop is { } trips && !loops.Owns(trips, local);

    /// <summary>What the value costs; anything above the limit is only known to be above it.</summary>
    public int Cost(Local local, int limit) => Cost(local, limit, []);

    /// <summary>The statements that compute the value from what is there, in order.</summary>
    public IReadOnlyList<Assign> Of(Local local)
    {
        var slice = new List<Assign>();
        Collect(local, slice, []);
        return slice;
    }

    private int Cost(Local local, int limit, Dictionary<int, int> known)
    {
        if (IsThere(local)) return 0;
        if (known.TryGetValue(local.Id, out int shared)) return shared >= Impossible ? Impossible : 0;
        int cost = definition(local) is { } assign ? Own(assign) : Impossible;
        // The same in each trip: it need not be computed in each.
        if (cost < Impossible && IrWalk.Reads(definition(local)!.Value).All(IsOutside)) cost = 1;
        known[local.Id] = cost;
        if (cost < Impossible)
            foreach (var operand in IrWalk.Reads(definition(local)!.Value))
            {
                cost += Cost(operand, limit - cost, known);
                if (cost > limit) break;
            }
        return known[local.Id] = Math.Min(cost, Impossible);
    }

    private void Collect(Local local, List<Assign> slice, HashSet<int> met)
    {
        if (IsThere(local) || !met.Add(local.Id) || definition(local) is not { } assign) return;
        foreach (var operand in IrWalk.Reads(assign.Value)) Collect(operand, slice, met);
        slice.Add(assign);
    }

    private int Own(Assign assign) => assign.Value switch
    {
        Atom => 0,
        Element or Quoted { Movable: false, Pure: true } => settled.Holds(assign.Target) ? 1 : Impossible,
        Apply { Function: Fn.Slice } => 1,
        Apply { Function: Fn.NewArray or Fn.ShadowOf or Fn.Snapshot } => Impossible,
        Apply { Function: Fn.Add or Fn.Sub or Fn.Mul or Fn.Neg or Fn.Plus or Fn.Convert or Fn.Select or Fn.StopGradient or "Abs" or "Max" or "Min" } => 1,
        Apply apply when Fn.IsDiscrete(apply.Function) => 1,
        Apply { Function: Fn.Div or "Sqrt" } => Quotient,
        Apply => Call,
        Quoted { Movable: true } => 1,
        _ => Impossible,
    };
}
