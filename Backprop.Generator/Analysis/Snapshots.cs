using Backprop.Generator.Ir;

namespace Backprop.Generator.Analysis;

/// <summary>
/// What a pullback reads of an array has to be what the function read or wrote there: an array that is written again later is copied right
/// before the call, or right behind it.
/// </summary>
internal sealed class Snapshots
{
    private readonly Dictionary<Stmt, Seq<Expr>> operands = new(ByReference.Instance);
    private readonly Settled settled;
    private readonly Elements elements;
    private readonly Aliases aliases;
    private readonly Dictionary<Local, Local> still = [];
    private int nextId;

    private Snapshots(Function function)
    {
        aliases = new Aliases(function.Body);
        settled = SettledIn(function, aliases);
        elements = new Elements(aliases);
        nextId = function.NextId();
    }

    /// <summary>The function with copies, and the arguments of each call as its pullback is to have them.</summary>
    public static (Function Function, IReadOnlyDictionary<Stmt, Seq<Expr>> Operands) Of(Function function)
    {
        if (!IrWalk.All(function.Body).Any(stmt => stmt is Call)) return (function, new Dictionary<Stmt, Seq<Expr>>());
        var pass = new Snapshots(function);
        return (function with { Body = pass.Block(function.Body) }, pass.operands);
    }

    /// <summary>A trip that is reversed at once, without the copies of what it does not write again.</summary>
    public static (Seq<Stmt> Trip, Seq<Stmt> Reversed) Elide(Seq<Stmt> trip, Seq<Stmt> reversed)
    {
        if (!IrWalk.All(trip).Any(IsCopy)) return (trip, reversed);
        var settled = SettledIn(new Function(Seq<Local>.Empty, trip, Seq<Expr>.Empty, Seq<string>.Empty), new Aliases(trip));
        var same = IrWalk.All(trip).Where(IsCopy).Cast<Assign>().Where(copy => settled.Holds(copy.Target)).ToDictionary(copy => copy.Target.Id, copy => IrWalk.Reads(copy.Value).Single());
        Local Original(Local local) => same.TryGetValue(local.Id, out var original) ? original : local;
        return (Without(trip, same.Keys), reversed.Select(stmt => IrWalk.Rename(stmt, Original)).ToSeq());
    }

    private static bool IsCopy(Stmt stmt) => stmt is Assign { Value: Apply { Function: Fn.Snapshot } };

    private static Seq<Stmt> Without(Seq<Stmt> body, ICollection<int> copies) =>
        body.Where(stmt => !IsCopy(stmt) || !copies.Contains(((Assign)stmt).Target.Id)).Select(stmt => IrWalk.MapBlocks(stmt, block => Without(block, copies))).ToSeq();

    private static Settled SettledIn(Function function, Aliases aliases) => new(function, aliases, new LoopCounters(function.Body, new Loops(function.Body)));

    private Seq<Stmt> Block(Seq<Stmt> body)
    {
        var output = new List<Stmt>();
        foreach (var stmt in body)
        {
            if (stmt is not Call call || call.Routine is { Pullback: null, Recomputes: false, Pair: 0 })
            {
                output.Add(IrWalk.MapBlocks(stmt, Apart));
                Forget(stmt);
                continue;
            }
            var given = call.Args.ToArray();
            Copy(call, Use.Read, given, output);
            // What is computed again writes another copy.
            if (call.Routine.Recomputes) Copy(call, Use.Updated, given, output);
            output.Add(call);
            Forget(call);
            Copy(call, Use.Written, given, output);
            operands[call] = Seq.Of(given);
        }
        return output.ToSeq();
    }

    /// <summary>What is copied in a body is there in no other.</summary>
    private Seq<Stmt> Apart(Seq<Stmt> body)
    {
        still.Clear();
        var inner = Block(body);
        still.Clear();
        return inner;
    }

    private void Copy(Call call, Use use, Expr[] given, List<Stmt> output)
    {
        for (int i = 0; i < given.Length; i++)
        {
            if (call.Routine.Uses[i] != use || call.Tape is null && call.Routine.Pullback is { } pullback && pullback.Uses[i] != Use.Read || given[i] is not Read { Local: var array } || use != Use.Updated && settled.Holds(call, array)) continue;
            if (still.TryGetValue(array, out var same))
            {
                given[i] = new Read(same);
                continue;
            }
            var type = ((ArrayType)array.Type).Own;
            var copy = new Local(nextId++, array.Name, type, LocalRole.Temporary);
            output.Add(new Assign(copy, new Apply(Fn.Snapshot, Seq.Of<Expr>(new Read(array)), type), -1));
            given[i] = new Read(copy);
            still[array] = copy;
        }
    }

    /// <summary>The copies of what a statement writes are not what is there any more.</summary>
    private void Forget(Stmt stmt)
    {
        var written = new HashSet<int>(elements.WrittenBy(stmt));
        foreach (var array in still.Keys.Where(array => written.Contains(aliases.ClassOf(array)) || IrWalk.OwnTargets(stmt).Contains(array)).ToArray()) still.Remove(array);
    }
}
