using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;
using Backprop.Generator.Optimise;

namespace Backprop.Generator.Differentiate;

/// <summary>
/// y = F(x); A; dX = the gradient of F, of x and dY ⇒ (y, dX) = the gradient of F, of x and dY; A, where dY does not wait for y: the call gives its value and its
/// adjoints at once, and records nothing.
/// </summary>
internal sealed class CallsAtOnce
{
    /// <summary>More calls in one method are not looked at: what stands between a call and its reverse is gone through for each.</summary>
    private const int MostCalls = 32;

    private readonly Aliases aliases;
    private bool isLeft;

    private CallsAtOnce(Seq<Stmt> body) => aliases = new Aliases(body);

    /// <summary>Whether a helper computes, and does nothing else: so it makes no difference when.</summary>
    public static bool MayBe(Function helper)
    {
        if (helper.IsLoop || helper.Results.Any(result => result.Type is ArrayType) || !helper.Results.Any(result => result.Type.IsReal)) return false;
        var all = IrWalk.All(helper.Body).ToArray();
        if (all.Any(stmt => stmt is Effect or Call { Routine.Recomputes: true } || IrWalk.DoesMore(stmt) || IrWalk.Impure(stmt) is not null)) return false;
        var made = new HashSet<int>(all.OfType<Assign>().Where(assign => assign.Value is Apply { Function: Fn.NewArray or Fn.Snapshot }).Select(assign => assign.Target.Id));
        var aliases = new Aliases(helper.Body);
        var own = new HashSet<int>(all.SelectMany(IrWalk.OwnTargets).Where(target => made.Contains(target.Id)).Select(aliases.ClassOf));
        return all.SelectMany(IrWalk.AllWritten).All(array => own.Contains(aliases.ClassOf(array)) && !aliases.IsForeign(array)) && !helper.Parameters.Any(aliases.IsWritten);
    }

    /// <summary>The function whose calls of some helpers are to be at once, each under a number; null if there are none, or too many.</summary>
    public static Function? Marked(Function function, Func<int, bool> isAtOnce)
    {
        int calls = 0;
        Seq<Stmt> Mark(Seq<Stmt> body) => body.Select(stmt => stmt is Call { Routine: { Helper: { Sweep: HelperSweep.Value } helper, Recomputes: false } } call && isAtOnce(helper.Helper)
            ? call with { Routine = call.Routine with { Pair = ++calls } }
            : IrWalk.MapBlocks(stmt, Mark)).ToSeq();
        var marked = function with { Body = Mark(function.Body) };
        return calls is 0 or > MostCalls ? null : marked;
    }

    /// <summary>A gradient with its calls put together; null if one of them cannot be.</summary>
    public static Function? Run(Function gradient, IEnumerable<Expr> kept, Analyses analyses)
    {
        var pass = new CallsAtOnce(gradient.Body);
        var body = pass.Block(gradient.Body);
        var pairs = new HashSet<int>();
        foreach (var call in IrWalk.All(body).OfType<Call>().Where(call => call.Routine.Pair > 0))
            if (call.Routine.Helper!.Sweep == HelperSweep.Value || !pairs.Add(call.Routine.Pair)) return null;
        // What nobody asked for the value is called on the way back, where what it is given may have changed.
        if (pass.isLeft || pairs.Count > 0 && IrWalk.All(body).Any(IsDisturbing)) return null;
        return gradient with { Body = RemoveDead.Run(WithoutPairs(body), gradient.Results.Concat(kept), analyses) };
    }

    private static bool IsDisturbing(Stmt stmt) => stmt is Effect or Call { Routine: { HasEffects: true, IsCheck: false, Helper: null or { Sweep: not HelperSweep.Gradient } } } || IrWalk.Impure(stmt) is not null;

    private static Seq<Stmt> WithoutPairs(Seq<Stmt> body) => body.Select(stmt => stmt is Call { Routine.Pair: > 0 } call
        ? call with { Routine = call.Routine with { Pair = 0 } }
        : IrWalk.MapBlocks(stmt, WithoutPairs)).ToSeq();

    private Seq<Stmt> Block(Seq<Stmt> body)
    {
        var output = body.Select(stmt => IrWalk.MapBlocks(stmt, Block)).ToList();
        for (int at = 0; at < output.Count; at++)
            if (output[at] is Call { Routine: { Pair: > 0 and var pair, Helper.Sweep: HelperSweep.Value } } value)
            {
                int back = output.FindIndex(at + 1, stmt => stmt is Call call && call.Routine.Pair == pair);
                if (back < 0 || output[back] is not Call { Routine.Helper.Sweep: HelperSweep.Gradient } gradient || Together(output, at, value, back, gradient) is not { } whole) isLeft = true;
                else output = whole;
            }
        return output.ToSeq();
    }

    /// <summary>The statements with one call for both; null if what the reverse is given is not there yet where the call stands.</summary>
    private List<Stmt>? Together(List<Stmt> body, int at, Call value, int back, Call gradient)
    {
        var given = gradient.Args.Skip(value.Args.Count).ToArray();
        var moved = new HashSet<Stmt>(ByReference.Instance);
        var needed = new HashSet<int>(given.SelectMany(IrWalk.Reads).Select(local => local.Id));
        var movedTargets = new HashSet<int>();
        var results = new HashSet<int>(value.Targets.Concat(gradient.Targets).Select(local => local.Id));
        var shadows = new HashSet<int>(given.SelectMany(IrWalk.Reads).Where(local => local.Type is ArrayType).Select(aliases.ClassOf));
        var read = new HashSet<int>();
        for (int i = back - 1; i > at; i--)
        {
            var stmt = body[i];
            if (IrWalk.Targets(stmt).Any(target => needed.Contains(target.Id)))
            {
                if (!CanMove(stmt)) return null;
                moved.Add(stmt);
                needed.UnionWith(IrWalk.Reads(stmt).Select(local => local.Id));
                movedTargets.UnionWith(IrWalk.Targets(stmt).Select(local => local.Id));
                read.UnionWith(IrWalk.All([stmt]).SelectMany(IrWalk.ElementReads).Select(aliases.ClassOf));
            }
            else if (!Commutes(stmt)) return null;
        }
        // What stays behind must not have written what is read earlier now.
        var staying = body.Skip(at + 1).Take(back - at - 1).Where(stmt => !moved.Contains(stmt)).ToArray();
        if (needed.Overlaps(results) || value.Args.SelectMany(IrWalk.Reads).Any(local => movedTargets.Contains(local.Id))) return null;
        if (read.Count > 0 && IrWalk.All(staying).SelectMany(IrWalk.AllWritten).Any(array => read.Contains(aliases.ClassOf(array)))) return null;

        var whole = new Call(
            value.Targets.Concat(gradient.Targets.Skip(value.Targets.Count)).ToSeq(),
            gradient.Routine with { Uses = value.Routine.Uses.Concat(gradient.Routine.Uses.Skip(value.Args.Count)).ToSeq(), Pair = 0 },
            value.Args.Concat(given).ToSeq(),
            value.Quote);
        return [.. body.Take(at), .. body.Skip(at + 1).Take(back - at - 1).Where(moved.Contains), whole, .. staying, .. body.Skip(back + 1)];

        // Nothing that the call now does earlier may be seen from here.
        bool Commutes(Stmt stmt) => IrWalk.All([stmt]).All(inner =>
            inner is not (Effect or Release or Repeat) && IrWalk.Impure(inner) is null && !(inner is Call { Routine: { HasEffects: true, Helper: null } })
            && !IrWalk.OwnReads(inner).Concat(IrWalk.OwnTargets(inner)).Any(local => movedTargets.Contains(local.Id) || gradient.Targets.Skip(value.Targets.Count).Any(target => target.Id == local.Id))
            && (inner is AccumulateAt or Call { Routine.Helper.Sweep: HelperSweep.Gradient } || !IrWalk.ElementReads(inner).Concat(IrWalk.AllWritten(inner)).Any(array => shadows.Contains(aliases.ClassOf(array)))));
    }

    private static bool CanMove(Stmt stmt) => IrWalk.IsArithmetic(stmt) || stmt is Assign { Target.Type: not Tape, Value: Element { Array.Type: ArrayType } or Apply { Function: Fn.NewArray or Fn.Slice } };
}
