using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Beautify;

/// <summary>
/// t = a * b; y = t + c ⇒ y = a * b + c: a temporary that is used once goes where it is used, as far as nothing that it reads
/// changes in between, nothing of the user's changes its order, and the expression stays of readable size.
/// </summary>
internal sealed partial class InlineSingleUse
{
    private const int LargestExpression = 24;
    private const int LongestRepeated = 24;
    private const int LongestIndex = 5;

    private readonly Tally reads = new();
    private readonly Tally writes = new();
    private readonly Dictionary<int, (Assign Statement, int Size)> pending = [];
    private readonly Dictionary<int, Atom> literals = [];
    private readonly HashSet<int> named = [];
    private readonly Dictionary<int, int> left = [];
    private readonly Dictionary<int, List<int>> readers = [];
    private readonly Tally asked = new();
    private readonly Dictionary<int, Expr> conditions = [];
    private readonly Dictionary<int, HashSet<int>> elementReaders = [];
    private readonly List<Stmt> output = [];
    private readonly Elements elements;
    private bool inBackward;
    private int? unmovable;
    private bool carriesUnmovable;

    private InlineSingleUse(Function function)
    {
        elements = new Elements(new Aliases(function.Body));
        inBackward = function.Parameters.Any(parameter => parameter.Role == LocalRole.Seed);
    }

    public static Function Run(Function function)
    {
        var pass = new InlineSingleUse(function);
        foreach (var stmt in function.Body) pass.Count(stmt);
        foreach (var local in function.Results.SelectMany(IrWalk.Reads)) pass.reads.Add(local);
        pass.FindNamed(function.Body);
        foreach (var stmt in function.Body) pass.Visit(stmt);
        var results = function.Results.Select(result => pass.Substitute(result, out _)).ToSeq();
        foreach (var id in pass.pending.Keys.ToArray()) pass.Settle(id);
        return function with { Body = pass.output.ToSeq(), Results = results };
    }

    private void Count(Stmt stmt)
    {
        foreach (var local in IrWalk.Reads(stmt)) reads.Add(local);
        foreach (var local in IrWalk.Targets(stmt)) writes.Add(local);
        foreach (var choice in IrWalk.All([stmt]).OfType<If>())
            if (choice.Condition is Read { Local: var condition }) asked.Add(condition);
    }

    private void Visit(Stmt stmt)
    {
        // The user's own code may write what waits to be read.
        if (stmt is Assign or Unpack or Effect && IrWalk.Value(stmt) is Quoted { Pure: false }) OverwriteElements(stmt);
        switch (stmt)
        {
            case Assign { Target: var number } when LiteralOf(stmt) is { } literal:
                literals[number.Id] = literal;
                break;
            case Assign assign:
                carriesUnmovable = false;
                var value = Substitute(assign.Value, out int size);
                Orderly(value);
                Overwrite(assign.Target);
                if (MayBeAskedAgain(assign.Target, value))
                {
                    conditions[assign.Target.Id] = value;
                    break;
                }
                var settled = assign with { Value = value };
                if (MayMove(assign.Target, value, size) || MayBeSpelledAgain(assign.Target, value)) Hold(settled, size);
                else output.Add(settled);
                break;
            case Accumulate accumulate:
                var term = Substitute(accumulate.Value, out _);
                Overwrite(accumulate.Target);
                output.Add(Algebra.Negated(term) is { } positive
                    ? accumulate with { Value = positive, Negative = !accumulate.Negative }
                    : accumulate with { Value = term });
                break;
            case If choice:
                carriesUnmovable = false;
                var condition = Substitute(choice.Condition, out _);
                // A branch may not be entered: what must happen happens before it.
                if (unmovable is { } first) Settle(first);
                foreach (var target in IrWalk.Targets(choice)) Overwrite(target);
                OverwriteElements(choice);
                SettleAround(choice);
                ChooseOrDrop(choice with { Condition = condition, Then = Branch(choice.Then), Else = Branch(choice.Else) });
                break;
            case Loop loop:
                Around(loop);
                break;
            case Store { Array.Type: Tape } store:
                foreach (var tape in IrWalk.Reads(store.Array)) Overwrite(tape);
                output.Add(store with { Indices = store.Indices.Select(index => (Expr)Kept((Atom)index)).ToSeq(), Value = Kept((Atom)store.Value) });
                break;
            case Store { Array.Type: Stretch } store:
                output.Add(store with { Indices = Places(store.Indices), Value = Kept((Atom)store.Value) });
                break;
            case Store store:
                output.Add(store with { Indices = Places(store.Indices), Value = Written(store, store.Value) });
                break;
            case AccumulateAt update:
                var places = Places(update.Indices);
                var added = Written(update, update.Value);
                output.Add(inBackward && Algebra.Negated(added) is { } opposite
                    ? update with { Indices = places, Value = opposite, Negative = !update.Negative }
                    : update with { Indices = places, Value = added });
                break;
            case Guard guard:
                // It may be passed over: what must happen happens before it.
                if (unmovable is { } outside) Settle(outside);
                var adjoints = guard.Adjoints.Select(Kept).ToSeq();
                foreach (var target in IrWalk.Targets(guard.Body)) Overwrite(target);
                OverwriteElements(guard);
                int start = output.Count;
                foreach (var inner in guard.Body) Visit(inner);
                foreach (var target in IrWalk.Targets(guard.Body)) Settle(target.Id);
                var body = output.Skip(start).ToSeq();
                output.RemoveRange(start, output.Count - start);
                output.Add(guard with { Adjoints = adjoints, Body = body });
                break;
            case Call { Targets.Count: 1, Routine.HasEffects: false } call when !IrWalk.AllWritten(call).Any() && call.Args.All(arg => arg is Atom { Type.IsReal: false }):
                Visit(new Assign(call.Targets[0], AsText(call), call.Quote));
                break;
            case Call call:
                if (unmovable is { } before) Settle(before);
                var arguments = call.Args.Select(arg => Substitute(arg, out _)).ToSeq();
                OverwriteElements(call);
                foreach (var target in call.Targets) Overwrite(target);
                output.Add(call with { Args = arguments });
                break;
            case Unpack unpack:
                var parts = Substitute(unpack.Value, out _);
                Orderly(parts);
                output.Add(unpack with { Value = parts });
                break;
            case Effect { Boundary: not Boundary.None }:
                // Nothing moves into a region or out of it.
                foreach (int id in pending.Keys.ToArray()) Settle(id);
                output.Add(stmt);
                break;
            case Effect effect:
                var quoted = Substitute(effect.Value, out _);
                Orderly(quoted);
                output.Add(effect with { Value = (Quoted)quoted });
                break;
            default:
                // The user's code does not move into the backward sweep, where a guard might skip it.
                if (unmovable is { } held) Settle(held);
                inBackward |= stmt is Note;
                output.Add(stmt);
                break;
        }
    }

    private Seq<Stmt> Branch(Seq<Stmt> block) => Branch(block, Truth.True, out _);

    /// <summary>Nothing goes into a loop, where it would be computed in each trip.</summary>
    private void Around(Loop loop)
    {
        if (unmovable is { } first) Settle(first);
        foreach (var local in IrWalk.Reads(loop)) Settle(local.Id);
        foreach (var target in IrWalk.Targets(loop)) Overwrite(target);
        OverwriteElements(loop);
        SettleAround(loop);
        var test = Branch(loop.Test, loop.Condition, out var condition);
        var body = Branch(loop.Body, loop.Stays, out var stays);
        output.Add(loop with { Test = test, Condition = condition, Body = body, Stays = stays });
    }

    private Seq<Stmt> Branch(Seq<Stmt> block, Expr end, out Expr ended)
    {
        int start = output.Count;
        foreach (var inner in block) Visit(inner);
        ended = Substitute(end, out _);
        foreach (var target in IrWalk.Targets(block)) Settle(target.Id);
        var body = output.Skip(start).ToSeq();
        output.RemoveRange(start, output.Count - start);
        return body;
    }

    private void ChooseOrDrop(If choice)
    {
        if (choice.Then.Count + choice.Else.Count > 0 || HasUnmovable(choice.Condition)) Choose(choice);
    }

    /// <summary>A comparison of variables that do not change may be written out in each branch, forward and backward.</summary>
    private bool MayBeAskedAgain(Local target, Expr value) =>
        target.Role == LocalRole.Temporary && value is Quoted { Movable: true } quoted && writes[target] == 1 && reads[target] == asked[target]
        && quoted.Pieces.Sum(piece => piece.Length) <= LongestRepeated && quoted.Holes.All(hole => IrWalk.Reads(hole.Value).All(local => writes[local] <= 1 && !pending.ContainsKey(local.Id)));

    /// <summary>if (c) t = a else t = b ⇒ t = c ? a : b, for what was that in the source.</summary>
    private void Choose(If choice)
    {
        if (choice.Then.Count == 1 && choice.Else.Count == 1 && choice.Then[0] is Assign { Target.Role: LocalRole.Temporary } a && choice.Else[0] is Assign b
            && a.Target.Id == b.Target.Id && writes[a.Target] == 2)
        {
            var chosen = new Assign(a.Target, new Apply(Fn.Select, Seq.Of(choice.Condition, a.Value, b.Value), a.Target.Type), a.Quote);
            int size = Size(chosen.Value);
            if (reads[a.Target] == 1 && size <= LargestExpression && !HasUnmovable(chosen.Value)) Hold(chosen, size);
            else output.Add(chosen);
        }
        else output.Add(choice);
    }

    private static int Size(Expr expr) => expr is Apply apply ? 1 + apply.Args.Sum(Size) : 1;

    private static bool HasUnmovable(Expr expr) => expr switch
    {
        Quoted quoted => !quoted.Movable,
        Apply apply => apply.Args.Any(HasUnmovable),
        _ => false,
    };

    private bool MayMove(Local target, Expr value, int size) =>
        target.Role == LocalRole.Temporary && reads[target] == 1 && writes[target] == 1 && size <= LargestExpression;

    /// <summary>i + 1, where it is an index, or the numbers of a parameter: short enough to stand wherever it is asked for.</summary>
    private bool MayBeSpelledAgain(Local target, Expr value) =>
        value is Apply { Function: Fn.Library } whole && writes[target] == 1 && IsParameter(whole) || target is { Role: LocalRole.Temporary, Type.Text: "int" } && writes[target] == 1 && value is Quoted { Movable: true, Holes.Count: 1 } index
        && index.Pieces[0].Length == 0 && index.Pieces[1].Length <= LongestIndex && index.Pieces[1].StartsWith(" ", StringComparison.Ordinal);

    /// <summary>A parameter that was taken apart has its numbers side by side.</summary>
    private static bool IsParameter(Apply whole) => whole.Args.Count > 1 && whole.Args.Select((arg, i) => arg is Read { Local: { Role: LocalRole.Parameter } local } && local.Id == ((Read)whole.Args[0]).Local.Id + i).All(fits => fits);

    private void Hold(Assign assign, int size)
    {
        left[assign.Target.Id] = reads[assign.Target];
        pending[assign.Target.Id] = (assign, size);
        if (carriesUnmovable || assign.Value is Quoted { Movable: false }) unmovable = assign.Target.Id;
        foreach (int key in elements.ReadBy(assign.Value))
        {
            if (!elementReaders.TryGetValue(key, out var ids)) elementReaders[key] = ids = [];
            ids.Add(assign.Target.Id);
        }
        foreach (var local in IrWalk.Reads(assign.Value))
        {
            if (!readers.TryGetValue(local.Id, out var ids)) readers[local.Id] = ids = [];
            ids.Add(assign.Target.Id);
        }
    }

    /// <summary>What the user's code does keeps its order: an earlier piece is written before a later one.</summary>
    private void Orderly(Expr value)
    {
        if (value is Quoted { Movable: false } && unmovable is { } earlier) Settle(earlier);
    }

    /// <summary>A variable is about to change: whatever still wants its old value is computed now.</summary>
    private void Overwrite(Local local)
    {
        if (!readers.TryGetValue(local.Id, out var ids)) return;
        foreach (int id in ids) Settle(id);
        readers.Remove(local.Id);
    }

    private void Settle(int id)
    {
        if (unmovable == id) unmovable = null;
        if (!pending.TryGetValue(id, out var held)) return;
        pending.Remove(id);
        output.Add(held.Statement);
    }
}
