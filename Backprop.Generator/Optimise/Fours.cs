using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Optimise;

/// <summary>
/// g[i] += a[k] * s; … g[i + 3] += a[k + 3] * s ⇒ AddScaled(s, a[k .. k + 4], g[i .. i + 4]): four neighbours that a loop adds to alike are one vector.
/// The bits are the same. Those that stay where they are have a variable each instead, see <see cref="Registers"/>.
/// </summary>
internal sealed class Fours
{
    private const int Count = 4;
    private const int Farthest = 100;

    private readonly Axpy axpy;
    private readonly Aliases aliases;
    private readonly Elements elements;
    private readonly Definitions definitions;
    private readonly Tally reads;
    private bool any;
    private int nextId;

    private Fours(Function function, string buffers)
    {
        axpy = new Axpy(buffers, () => nextId++);
        aliases = new Aliases(function.Body);
        elements = new Elements(aliases);
        definitions = new Definitions(function.Body);
        reads = new Tally(IrWalk.All(function.Body).SelectMany(IrWalk.OwnReads).Concat(function.Results.SelectMany(IrWalk.Reads)));
        nextId = function.NextId();
    }

    /// <param name="function">One sweep, or both.</param>
    /// <param name="kept">What is asked of it besides its results.</param>
    /// <param name="buffers">How the class of the function is spelled.</param>
    /// <param name="analyses">Whether what is dead then is removed.</param>
    public static Function Run(Function function, IEnumerable<Expr> kept, string buffers, Analyses analyses)
    {
        if (!IrWalk.All(function.Body).Any(stmt => stmt is Loop)) return function;
        var pass = new Fours(function, buffers);
        var body = pass.Block(function.Body, []);
        return pass.any ? function with { Body = RemoveDead.Run(body, function.Results.Concat(kept), analyses) } : function;
    }

    /// <param name="body">A body.</param>
    /// <param name="changed">What the loop around it changes from trip to trip.</param>
    private Seq<Stmt> Block(Seq<Stmt> body, HashSet<int> changed)
    {
        var inner = body.Select(stmt => IrWalk.MapBlocks(stmt, block => Block(block, stmt is Loop loop ? ChangedBy(loop) : changed))).ToArray();
        if (changed.Count == 0 || inner.Count(stmt => stmt is AccumulateAt) < Count) return inner.ToSeq();
        var output = inner.Select(stmt => new List<Stmt> { stmt }).ToArray();
        var open = new Dictionary<int, Group[]>();
        var defined = new Dictionary<int, int>();
        var assigned = new Dictionary<int, int>();
        for (int at = 0; at < inner.Length; at++)
        {
            if (inner[at] is Assign { Target.Id: var target }) defined[target] = at;
            bool IsStill(Shifted place) => place.Operands.All(operand => !assigned.TryGetValue(operand, out int last) || place.Followed.All(local => defined.TryGetValue(local, out int known) && known > last));
            var deposits = Deposits(inner, at, defined).Where(deposit => deposit.To.Operands.Any(changed.Contains) && IsStill(deposit.To) && IsStill(deposit.From)).ToArray();
            foreach (var variable in IrWalk.Targets(inner[at]))
                if (definitions.Of(variable) is null) assigned[variable.Id] = at;
            int? into = deposits.Length > 0 ? deposits[0].Key : null;
            foreach (int key in open.Keys.ToArray())
                open[key] = open[key].Where(group => !Disturbs(inner[at], group, isNext: key == into)).ToArray();
            if (into is not { } array) continue;
            var begun = open.TryGetValue(array, out var known) ? known : [];
            open[array] = deposits.Select(deposit => begun.FirstOrDefault(group => group.Takes(deposit))?.With(deposit) ?? new Group([deposit])).ToArray();
            if (open[array].FirstOrDefault(group => group.IsWhole) is not { } four) continue;
            open.Remove(array);
            foreach (var member in four.Members) output[member.At].Clear();
            Add(output[at], four.Members);
            any = true;
        }
        return output.SelectMany(stmts => stmts).ToSeq();
    }

    private HashSet<int> ChangedBy(Loop loop)
    {
        var changed = IrWalk.TargetIds(loop);
        Invariants.In(loop.Body, changed, definitions);
        return changed;
    }

    /// <summary>What a statement adds to an element, read in each way in which it is an element times a number.</summary>
    private IEnumerable<Deposit> Deposits(Stmt[] body, int at, IReadOnlyDictionary<int, int> defined)
    {
        if (body[at] is not AccumulateAt { Array: Read { Local: var array }, Indices: { Count: 1 } indices, Value: Read { Local: var product } } update || !IsRow(array) || aliases.IsForeign(array)
            || reads[product] != 1 || !defined.TryGetValue(product.Id, out int computed) || definitions.Of(product)?.Value is not Apply { Function: Fn.Mul } times || Place(indices[0]) is not { } to) yield break;
        for (int side = 0; side < 2; side++)
        {
            if (times.Args[side] is not Read { Local: var factor } || times.Args[1 - side] is not Atom scale || !defined.TryGetValue(factor.Id, out int loaded)
                || definitions.Of(factor)?.Value is not Element { Array: Read { Local: var read }, Indices: { Count: 1 } places } || !IsRow(read) || !aliases.IsApart(array, read) || Place(places[0]) is not { } from) continue;
            var deposit = new Deposit(aliases.ClassOf(array), at, update, array, to, read, from, scale, aliases.ClassOf(read));
            int first = Math.Min(loaded, computed);
            if (at - first <= Farthest && Enumerable.Range(first, at - first).All(between => !Changes(body[between], deposit))) yield return deposit;
        }
    }

    /// <summary>Whether a statement makes the product another one if that is computed after it.</summary>
    private bool Changes(Stmt stmt, Deposit deposit) => IrWalk.Blocks(stmt).Any() || elements.WrittenBy(stmt).Contains(deposit.ReadKey) || IrWalk.Targets(stmt).Any(target => definitions.Of(target) is null && deposit.DependsOn(target));

    private static bool IsRow(Local array) => array.Type is ArrayType { IsFlat: true, Form: ArrayForm.Array or ArrayForm.Span or ArrayForm.ReadOnlySpan, Element.IsReal: true };

    /// <summary>An index as so much more than a text.</summary>
    /// <param name="index">The index.</param>
    /// <param name="steps">How many variables that are counted from another one are followed.</param>
    private Shifted? Place(Expr index, int steps = 4)
    {
        if (index is Const { Value: var number } known) return new Shifted(known, "", [], [], (long)number);
        if (index is not Read { Local: var local } read) return null;
        if (steps == 0 || definitions.Of(local)?.Value is not Quoted { Movable: true } text || Integers.WithoutShift(text) is not var (least, by)) return new Shifted(read, Integers.Spelled(local), [local.Id], [], 0);
        return text.Holes.Count == 1 && text.Holes[0].Value is Read { Local: var only } from && least == Integers.Spelled(only) && Place(from, steps - 1) is { } further
            ? further with { Index = read, Followed = [local.Id, .. further.Followed], By = further.By + by }
            : new Shifted(read, least, [.. IrWalk.Reads(text).Select(operand => operand.Id)], [local.Id], by);
    }

    /// <summary>Whether something between the members of a group keeps them from being one.</summary>
    private bool Disturbs(Stmt stmt, Group group, bool isNext)
    {
        var first = group.Members[0];
        return group.Members.Any(member => Changes(stmt, member)) || !isNext && (elements.WrittenBy(stmt).Contains(first.Key) || elements.ReadBy(stmt).Contains(first.Key));
    }

    private void Add(List<Stmt> output, IEnumerable<Deposit> members)
    {
        var first = members.OrderBy(member => member.To.By).First();
        axpy.Add(output, first.Update, first.Scale, View(first.Read, first.From.Index, output), View(first.Array, first.To.Index, output));
    }

    private Read View(Local array, Atom start, List<Stmt> output)
    {
        var section = Axpy.Section(array, start, Integers.Number(Count));
        var view = new Local(nextId++, array.Name, section.Type, LocalRole.Temporary);
        output.Add(new Assign(view, section, -1));
        return new Read(view);
    }

    /// <param name="Index">The index.</param>
    /// <param name="Base">What it is counted from: a text.</param>
    /// <param name="Operands">The variables in that.</param>
    /// <param name="Followed">The variables whose definitions say so.</param>
    /// <param name="By">How far it is from there.</param>
    private sealed record Shifted(Atom Index, string Base, int[] Operands, int[] Followed, long By);

    /// <summary>array[to] += read[from] * scale: where that stands, and where the element is read.</summary>
    private sealed record Deposit(int Key, int At, AccumulateAt Update, Local Array, Shifted To, Local Read, Shifted From, Atom Scale, int ReadKey)
    {
        public bool GoesWith(Deposit other) => Array.Id == other.Array.Id && Read.Id == other.Read.Id && Scale.Equals(other.Scale) && Update.Negative == other.Update.Negative
            && To.Base == other.To.Base && From.Base == other.From.Base && To.By - other.To.By == From.By - other.From.By;

        public bool DependsOn(Local target) => To.Operands.Contains(target.Id) || From.Operands.Contains(target.Id) || Scale is Read { Local.Id: var scale } && target.Id == scale;
    }

    /// <summary>Deposits so far that go with each other, at different places.</summary>
    private sealed record Group(IReadOnlyList<Deposit> Members)
    {
        public bool Takes(Deposit next) => Members[0].GoesWith(next) && Members.All(member => member.To.By != next.To.By);

        public Group With(Deposit next) => new([.. Members, next]);

        /// <summary>Whether they are four neighbours.</summary>
        public bool IsWhole => Members.Count == Count && Members.Max(member => member.To.By) - Members.Min(member => member.To.By) == Count - 1;
    }
}
