using Backprop.Generator.Ir;

namespace Backprop.Generator.Optimise;

/// <summary>What becomes of the statements that write and read slots, and of the variables that counted them.</summary>
internal sealed partial class SharedTapes
{
    private Function Pushing(IReadOnlyCollection<Sharing> shared)
    {
        var tapes = shared.ToDictionary(how => how.Tape.Id);
        var byLoop = shared.Where(how => how.Loop is not null).ToLookup(how => (Stmt)how.Loop!, ByReference.Instance);
        return forward.Function with { Body = Pushing(forward.Function.Body) };

        Seq<Stmt> Pushing(Seq<Stmt> body)
        {
            var output = new List<Stmt>();
            foreach (var stmt in body)
                switch (stmt)
                {
                    case Assign { Target: { Type: Tape } made } when tapes.ContainsKey(made.Id):
                        break;
                    case Store { Array: Read { Local: var tape } } when tapes.ContainsKey(tape.Id):
                        break;
                    case Assign taken when Stretch.TakenBy(taken) is var (tape, _, count) && tapes.TryGetValue(tape.Id, out var how):
                        output.Add(taken with { Value = Stretch.Of(how.Pushed, "PushSlots", count) });
                        break;
                    case Loop loop:
                        output.Add(loop with { Test = Pushing(loop.Test), Body = WithPushes(loop) });
                        break;
                    default:
                        output.Add(IrWalk.MapBlocks(stmt, Pushing));
                        break;
                }
            return output.ToSeq();
        }

        Seq<Stmt> WithPushes(Loop loop)
        {
            var here = byLoop[loop].ToArray();
            if (here.Length == 0) return Pushing(loop.Body);
            var pushes = here.ToLookup(how => OrderIn(loop).PlaceOf(how.Store!), how => new Effect(CallStack.Member(how.Pushed, "Push", IrType.Void, (Atom)how.Store!.Value), -1));
            var output = new List<Stmt>();
            for (int i = 0; i < loop.Body.Count; i++)
            {
                output.AddRange(Pushing(Seq.Of(loop.Body[i])));
                output.AddRange(pushes[i + 1]);
            }
            return output.ToSeq();
        }
    }

    private Function Popping(IEnumerable<Sharing> shared)
    {
        var all = shared.ToArray();
        var tapes = all.ToDictionary(how => how.Recorded.Id);
        var byLoop = all.Where(how => how.Reversed is not null).ToLookup(how => (Stmt)how.Reversed!, ByReference.Instance);
        // What is popped goes by the name of the first that reads it.
        var names = all.SelectMany(how => how.Targets.Skip(1).Select(target => (target.Id, First: how.Targets[0]))).ToDictionary(pair => pair.Id, pair => pair.First);
        return backward.Function with { Body = Popping(backward.Function.Body) };

        Seq<Stmt> Popping(Seq<Stmt> body)
        {
            var output = new List<Stmt>();
            foreach (var stmt in body)
                switch (stmt)
                {
                    case Assign { Value: Element { Array: Read { Local: var tape } } } when tapes.ContainsKey(tape.Id):
                        break;
                    case Assign taken when Stretch.TakenBy(taken) is var (tape, _, count) && tapes.TryGetValue(tape.Id, out var how):
                        output.Add(taken with { Value = Stretch.Of(how.Popped, "PopSlots", count) });
                        break;
                    case Loop loop:
                        output.Add(loop with { Test = Popping(loop.Test), Body = WithPops(loop), Condition = Named(loop.Condition), Stays = Named(loop.Stays) });
                        break;
                    case Guard or If:
                        output.Add(IrWalk.MapBlocks(stmt is If choice ? choice with { Condition = Named(choice.Condition) } : stmt, Popping));
                        break;
                    default:
                        output.Add(IrWalk.MapAtoms(stmt, atom => (Atom)Named(atom)));
                        break;
                }
            return output.ToSeq();
        }

        Expr Named(Expr expr) => expr is Read { Local: var local } && names.TryGetValue(local.Id, out var first) ? new Read(first) : expr;

        Seq<Stmt> WithPops(Loop loop)
        {
            var here = byLoop[loop].ToArray();
            if (here.Length == 0) return Popping(loop.Body);
            int at = here[0].At + 1;
            var pops = here.Select(how => new Assign(how.Targets[0], CallStack.Member(how.Popped, "Pop", how.Targets[0].Type), -1));
            return Popping(loop.Body.Take(at).ToSeq()).Concat(pops).Concat(Popping(loop.Body.Skip(at).ToSeq())).ToSeq();
        }
    }

    /// <summary>Without what counted slots, where nothing else asks for it.</summary>
    private static Function WithoutDead(Function function, IEnumerable<Local> slots)
    {
        var reads = new Tally(function.Body.SelectMany(IrWalk.Reads).Concat(function.Results.SelectMany(IrWalk.Reads)));
        var sets = IrWalk.All(function.Body).OfType<Assign>().ToLookup(assign => assign.Target.Id);
        var dead = new HashSet<int>();
        foreach (int slot in slots.Select(local => local.Id).Distinct())
        {
            // Each value that it is set to, computed from itself and asked for by nothing else.
            var steps = sets[slot].Select(set => set.Value).OfType<Read>().Select(moved => moved.Local.Id)
                .Where(moved => reads[moved] == 1 && sets[moved].Count() == 1 && IrWalk.Reads(sets[moved].Single()).Any(local => local.Id == slot)).ToArray();
            if (reads[slot] != steps.Length) continue;
            dead.Add(slot);
            dead.UnionWith(steps);
        }
        return dead.Count == 0 ? function : function with { Body = Alive(function.Body) };

        Seq<Stmt> Alive(Seq<Stmt> body) => body.Where(stmt => stmt is not Assign { Target.Id: var id } || !dead.Contains(id)).Select(stmt => IrWalk.MapBlocks(stmt, Alive)).ToSeq();
    }
}
