using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;

namespace Backprop.Generator.Differentiate;

/// <summary>
/// y = F(x), where F is a helper ⇒ y = the forward sweep of F; dX += the backward sweep of F, of dY. Each forward sweep has one backward sweep, in the
/// opposite order, whatever the adjoints are: it takes its part of the tape. A call that no adjoint comes back to stays as it is, and a checkpoint makes its forward sweep only now.
/// Of a call at once the reverse is the whole of it; <see cref="CallsAtOnce"/> puts it where the call stands.
/// </summary>
internal sealed partial class ReverseMode
{
    private readonly HashSet<Stmt> recorded = new(ByReference.Instance);
    private Definitions? definitions;
    private HashSet<int>? assigned;

    private void Reverse(Call call, HelperCall helper)
    {
        var results = call.Targets.Where(target => target.IsReal).ToArray();
        if (!results.Any(result => adjoints.ContainsKey(result.Id)) && !call.LocalsOf(Use.Updated).Any(activity.IsActive)) return;
        var again = Given(call, call.Routine);
        if (call.Routine.Recomputes)
        {
            for (int i = 0; i < again.Count; i++)
                again[i] = call.Routine.Uses[i] == Use.Updated ? ToBeWritten((Read)again[i], call.Quote) : Named(again[i]);
            Sweep.Add(new Call(Seq<Local>.Empty, call.Routine with { Helper = helper with { Sweep = HelperSweep.Forward } }, again.ToSeq(), call.Quote));
        }
        else if (call.Routine.Pair == 0) recorded.Add(call);

        var args = new List<Expr>();
        var uses = new List<Use>();
        void Give(Use use, IEnumerable<Expr> given)
        {
            foreach (var arg in given)
            {
                args.Add(arg);
                uses.Add(use);
            }
        }
        bool isAtOnce = call.Routine.Pair > 0;
        for (int i = 0; i < again.Count; i++)
            if (isAtOnce || call.Routine.Again.Count > 0 && call.Routine.Again[i]) Give(call.Routine.Uses[i], [isAtOnce ? Named(again[i]) : AsItIsComputed(Named(again[i]))]);
            else if (again[i].Type is ArrayType) Give(Use.Read, [again[i]]);
        Give(Use.Number, results.Select(result => adjoints.TryGetValue(result.Id, out var seed) ? new Read(seed) : (Expr)Algebra.Number(0, result.Type)));
        var active = call.Args.Where((_, i) => call.Routine.Active[i]).ToArray();
        Give(Use.Updated, active.Where(arg => arg.Type is ArrayType).Select(arg => new Read(Shadow(((Read)arg).Local))));

        var numbers = active.Where(arg => arg.Type.IsReal).ToArray();
        List<Local> contributions = isAtOnce ? [.. call.Targets.Select(target => target with { Id = nextId++, Role = LocalRole.Temporary })] : [];
        var further = new List<(Local Target, Local Value)>();
        foreach (var number in numbers)
        {
            var local = (number as Read)?.Local;
            bool isWanted = local is not null && activity.IsActive(local);
            // The first contribution is the adjoint itself.
            if (isWanted && !adjoints.ContainsKey(local!.Id) && FrameOf(local) == frames[frames.Count - 1])
            {
                contributions.Add(Adjoint(local));
                continue;
            }
            var value = new Local(nextId++, isWanted ? TemporaryNames.Prefixed("d", local!.Name) : "unused", number.Type, LocalRole.Temporary);
            contributions.Add(value);
            if (isWanted) further.Add((local!, value));
        }
        var backward = new Routine(call.Routine.Callee, uses.ToSeq()) { Helper = helper with { Sweep = isAtOnce ? HelperSweep.Gradient : HelperSweep.Backward }, Recomputes = call.Routine.Recomputes, Pair = call.Routine.Pair };
        Sweep.Add(new Call(contributions.ToSeq(), backward, args.ToSeq(), call.Quote));
        foreach (var (target, value) in further) Contribute(Sweep, target, new Read(value), call.Quote);
    }

    /// <summary>2 * n + 1, of parameters, is computed once more, and has no name then, rather than kept; the frames of helpers are made smaller anyway.</summary>
    private Expr AsItIsComputed(Expr arg)
    {
        if (primal.IsHelper || arg is not Read { Local: var local } || (definitions ??= new Definitions(primal.Body)).Of(local)?.Value is not Quoted { Movable: true, Reads: Memory.Nothing } text) return arg;
        assigned ??= new HashSet<int>(IrWalk.Targets(primal.Body).Select(target => target.Id));
        if (!IrWalk.Reads(text).All(operand => primal.Parameters.Contains(operand) && !assigned.Contains(operand.Id))) return arg;
        var copy = local with { Id = nextId++, Role = LocalRole.Temporary };
        Sweep.Add(new Assign(copy, text, -1));
        return new Read(copy);
    }

    /// <summary>A copy of an array as it was, for what is computed again and writes it.</summary>
    private Read ToBeWritten(Read kept, int quote)
    {
        var copy = kept.Local with { Id = nextId++ };
        Sweep.Add(new Assign(copy, new Apply(Fn.Snapshot, Seq.Of<Expr>(kept), copy.Type), quote));
        return new Read(copy);
    }

    private Function WithForwardSweeps(Function function) => recorded.Count + operands.Count == 0 ? function : function with { Body = WithForwardSweeps(function.Body) };

    private Seq<Stmt> WithForwardSweeps(Seq<Stmt> body) => body.Select(stmt => stmt switch
    {
        Call { Routine.Helper: { } helper } call when recorded.Contains(call) => call with { Routine = call.Routine with { Helper = helper with { Sweep = HelperSweep.Forward } } },
        // What another project records refers to the arrays themselves.
        Call { Tape: not null } call => call with { Args = OperandsOf(call) },
        _ => IrWalk.MapBlocks(stmt, WithForwardSweeps),
    }).ToSeq();
}
