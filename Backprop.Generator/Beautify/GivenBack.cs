using Backprop.Generator.Analysis;
using Backprop.Generator.Emit;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Beautify;

/// <summary>
/// loop { t = workspace.Zeros(n); … } ⇒ loop { t = workspace.Zeros(n); …; workspace.Return(t); }: an array that nothing outside of a
/// trip refers to is rented again by the next one.
/// </summary>
internal sealed class GivenBack
{
    private readonly Aliases aliases;

    /// <summary>Where, of all statements in their order, the arrays of a class are named first, and last.</summary>
    private readonly Dictionary<int, (int First, int Last)> mentions = [];
    private readonly HashSet<int> kept = [];
    private readonly Tally assigned = new();
    private int position;

    private GivenBack(Function function)
    {
        aliases = new Aliases(function.Body);
        Number(function.Body);
        position = 0;
        foreach (var local in function.Parameters.Concat(function.Results.SelectMany(IrWalk.Reads))) Keep(local);
    }

    /// <summary>The function with what it rents given back.</summary>
    /// <param name="function">As it is printed.</param>
    /// <param name="isCall">Whether all of it is like a trip: it may be called again and again.</param>
    public static Function Run(Function function, bool isCall) =>
        (isCall ? [function.Body] : IrWalk.All(function.Body).OfType<Loop>().Select(loop => loop.Body)).Any(body => IrWalk.All(body).Any(IsRenting))
            ? function with { Body = new GivenBack(function).Block(function.Body, isCall) }
            : function;

    /// <summary>Whether a function gives back each array that it rents, whichever way it goes.</summary>
    public static bool IsComplete(Function function)
    {
        var all = IrWalk.All(function.Body).ToArray();
        int rented = all.SelectMany(ArrayExpressions.ValuesOf).Count(ArrayExpressions.Rents);
        return rented == 0 || rented == all.Count(IsRenting) && rented == all.Count(stmt => stmt is Release { Rented: Read { Local.Type: ArrayType } }) && !all.Any(stmt => stmt is Leave);
    }

    private static bool IsRenting(Stmt stmt) =>
        stmt is Assign { Target.Type: ArrayType { IsRow: true, Form: ArrayForm.Array }, Value: Apply { Function: Fn.NewArray or Fn.Snapshot } value } && ArrayExpressions.IsRented(value);

    private Seq<Stmt> Block(Seq<Stmt> body, bool isInLoop)
    {
        var output = new List<Stmt>();
        var rented = new Stack<(Local Array, int Since)>();
        foreach (var stmt in body)
        {
            position++;
            if (isInLoop && IsRenting(stmt)) rented.Push((((Assign)stmt).Target, position));
            output.Add(IrWalk.MapBlocks(stmt, block => Block(block, isInLoop || stmt is Loop)));
        }
        // A loop's own step stays its last statement.
        int end = output.Count;
        while (end > 0 && output[end - 1] is Assign { Target.Type: Passive, Value: var value } && IrWalk.Reads(value).All(local => local.Type is Passive)) end--;
        output.InsertRange(end, rented.Where(one => IsOwn(one.Array, one.Since, position)).Select(one => new Release(new Read(one.Array))));
        return output.ToSeq();
    }

    /// <summary>Whether nothing outside of a range knows the array, and nothing keeps it.</summary>
    private bool IsOwn(Local array, int since, int until) =>
        assigned[array] == 1 && aliases.ClassOf(array) is var key && !kept.Contains(key) && mentions[key] is var (first, last) && first >= since && last <= until;

    private void Number(Seq<Stmt> body)
    {
        foreach (var stmt in body)
        {
            position++;
            foreach (var target in IrWalk.OwnTargets(stmt)) assigned.Add(target);
            foreach (var local in IrWalk.OwnReads(stmt).Concat(IrWalk.OwnTargets(stmt))) Mention(local);
            foreach (var local in KeptBy(stmt)) Keep(local);
            foreach (var block in IrWalk.Blocks(stmt)) Number(block);
        }
    }

    private void Mention(Local local)
    {
        if (local.Type is not (ArrayType or Tape)) return;
        int key = aliases.ClassOf(local);
        mentions[key] = (mentions.TryGetValue(key, out var known) ? known.First : position, position);
    }

    private void Keep(Local local)
    {
        if (local.Type is ArrayType or Tape) kept.UnionWith(aliases.ClassesFrom(local));
    }

    /// <summary>The arrays that may be found again by another way than their names: what a statement does with them is more than to read and write their elements.</summary>
    private static IEnumerable<Local> KeptBy(Stmt stmt) => stmt switch
    {
        Store store => store.Value is Read { Local: var held } ? [held] : [],
        Call { Routine: { Tape: not null } or { HasEffects: true, Helper: null } or { Helper.Sweep: HelperSweep.Forward } } call => call.Args.SelectMany(IrWalk.Reads),
        Call call when call.Targets.Any(target => target.Type is ArrayType) => call.Args.SelectMany(IrWalk.Reads).Concat(call.Targets),
        Assign { Target.Type: ArrayType, Value: Apply { Function: Fn.ShadowOf } shadow } assign => IrWalk.Reads(shadow).Append(assign.Target),
        Assign { Target.Type: ArrayType, Value: Read or Element or Apply { Function: Fn.NewArray or Fn.Slice or Fn.Select or Fn.Snapshot } } => [],
        Assign { Target.Type: Real, Value: not Read } or Accumulate or AccumulateAt or Release or Next => [],
        Assign { Value: Quoted { Type: Passive { Text: "int" or "bool" } } or Apply or Element { Type: Real } } => [],
        Call or If or Loop or Guard => [],
        _ => IrWalk.OwnReads(stmt),
    };
}
