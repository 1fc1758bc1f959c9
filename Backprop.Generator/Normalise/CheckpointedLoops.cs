using Backprop.Generator.Ir;

namespace Backprop.Generator.Normalise;

/// <summary>
/// h = x; loop { … h … } ⇒ h = Steps(x, …), where Steps is a function of its own that the way back computes again: of each of its calls only what it is
/// given is kept. On a function in which what a loop carries is assigned before it and at the end of each trip.
/// </summary>
/// <param name="first">The number of the first function that is made.</param>
internal sealed class CheckpointedLoops(int first)
{
    private readonly List<OutlinedLoop> all = [];
    private Dictionary<int, Expr> constants = [];
    private Tally reads = new();
    private int nextId;

    /// <summary>The loops, in the order of their numbers.</summary>
    public IReadOnlyList<OutlinedLoop> All => all;

    public Function Run(Function function)
    {
        if (!IrWalk.All(function.Body).Any(stmt => stmt is Loop { Form.Checkpoint: not null })) return function;
        nextId = function.NextId();
        reads = new Tally(function.Body.SelectMany(IrWalk.Reads).Concat(function.Results.SelectMany(IrWalk.Reads)));
        var asked = IrWalk.All(function.Body).OfType<Loop>().Where(loop => loop.Form.Checkpoint is not null).ToDictionary(loop => loop.Form.Id, AskedAfter);
        constants = IrWalk.All(function.Body).OfType<Assign>().GroupBy(assign => assign.Target.Id).Where(group => group.Count() == 1 && IsConstant(group.First().Value)).ToDictionary(group => group.Key, group => group.First().Value);
        return function with { Body = Block(function.Body, asked, function.Quotes) };
    }

    private static bool IsConstant(Expr value) => value is Const or Quoted { Movable: true, Holes.Count: 0 };

    /// <summary>What a loop assigns and others read.</summary>
    private IReadOnlyList<Local> AskedAfter(Loop loop)
    {
        var inside = new Tally(IrWalk.Reads(loop));
        return IrWalk.Targets(loop).GroupBy(target => target.Id).Select(group => group.First()).Where(target => reads[target] > inside[target]).ToArray();
    }

    private Seq<Stmt> Block(Seq<Stmt> body, IReadOnlyDictionary<int, IReadOnlyList<Local>> asked, Seq<string> quotes)
    {
        var output = new List<Stmt>();
        foreach (var stmt in body)
        {
            var inner = IrWalk.MapBlocks(stmt, block => Block(block, asked, quotes));
            if (inner is Loop { Form.Checkpoint: { } checkpoint } loop) Outline(loop, checkpoint, asked[loop.Form.Id], quotes, output);
            else output.Add(inner);
        }
        return output.ToSeq();
    }

    private void Outline(Loop loop, LoopCheckpoint checkpoint, IReadOnlyList<Local> results, Seq<string> quotes, List<Stmt> output)
    {
        var given = new Dictionary<int, Local>();
        var (args, parameters) = (new List<Local>(), new List<Local>());
        var begin = new List<Stmt>();
        var targets = IrWalk.TargetIds(loop);
        int begins = output.Count;
        for (var open = new HashSet<int>(targets); begins > 0 && output[begins - 1] is Assign { Target: var carried } && open.Remove(carried.Id);) begins--;
        var initials = output.Skip(begins).Cast<Assign>().ToArray();
        output.RemoveRange(begins, initials.Length);

        // What the loop carries: the argument goes by another name, for the call assigns this one.
        foreach (var initial in initials)
        {
            var value = initial.Value;
            if (value is Read { Local: var local } && constants.TryGetValue(local.Id, out var known))
            {
                value = known;
                if (reads[local] == 1) output.RemoveAll(stmt => stmt is Assign assign && assign.Target.Id == local.Id);
            }
            if (!IsConstant(value))
            {
                args.Add(initial.Target with { Id = nextId++ });
                parameters.Add(initial.Target with { Id = nextId++, Role = LocalRole.Parameter });
                output.Add(initial with { Target = args[args.Count - 1] });
                value = new Read(parameters[parameters.Count - 1]);
            }
            begin.Add(initial with { Value = value });
        }
        foreach (var local in IrWalk.Reads(loop))
        {
            if (targets.Contains(local.Id) || given.ContainsKey(local.Id)) continue;
            given.Add(local.Id, local with { Role = LocalRole.Parameter });
            args.Add(local);
            parameters.Add(given[local.Id]);
        }

        var body = IrWalk.Rename(loop with { Form = loop.Form with { Checkpoint = null } }, local => given.TryGetValue(local.Id, out var parameter) ? parameter : local);
        var function = new Function(parameters.ToSeq(), begin.Append(body).ToSeq(), results.Select(result => (Expr)new Read(result)).ToSeq(), QuotesOf(loop, quotes)) { IsLoop = true };
        var routine = new Routine(checkpoint.Name, args.Select(arg => arg.Type is ArrayType ? Use.Updated : arg.Type.IsReal ? Use.Number : Use.Passenger).ToSeq())
        {
            Helper = new HelperCall(first + all.Count, HelperSweep.Value),
            Recomputes = true,
        };
        all.Add(new OutlinedLoop(checkpoint, function));
        output.Add(new Call(results.ToSeq(), routine, args.Select(arg => (Expr)new Read(arg)).ToSeq(), loop.Test.Select(stmt => stmt.Quote).DefaultIfEmpty(-1).First()) { Site = checkpoint.FirstSite + (int)CheckpointFault.MixesUp });
    }

    /// <summary>The user's statements up to the last one of a loop.</summary>
    private static Seq<string> QuotesOf(Loop loop, Seq<string> quotes) => quotes.Take(1 + IrWalk.All([loop]).Select(stmt => stmt.Quote).DefaultIfEmpty(-1).Max()).ToSeq();
}

/// <summary>A loop that has become a function.</summary>
internal sealed record OutlinedLoop(LoopCheckpoint Checkpoint, Function Function)
{
    /// <summary>What is in the way of that, if anything.</summary>
    public CheckpointFault? Fault =>
        Function.Results.Any(result => result.Type is ArrayType) ? CheckpointFault.MovesArray
        : Function.Parameters.Any(parameter => parameter.Type is ArrayType { Form: ArrayForm.Cells } or Passive { HoldsCells: true }) ? CheckpointFault.Collection
        : Function.Parameters.Any(parameter => parameter.Type is ArrayType and not ArrayType { Element.IsReal: true, Rank: <= 3, Part: null, Form: ArrayForm.Array or ArrayForm.Span or ArrayForm.ReadOnlySpan }) ? CheckpointFault.Array
        : null;
}
