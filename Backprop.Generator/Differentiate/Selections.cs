using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;
using Backprop.Generator.Optimise;

namespace Backprop.Generator.Differentiate;

/// <summary>
/// for each c: if (candidate &lt; best) best = candidate ⇒ the loop remembers c where it takes a candidate, and the reversed trips become
/// if (there is one) { that trip once more, as far as its reverse reads it; its reverse }. So no tape grows with the loop.
/// </summary>
internal sealed partial class Selections
{
    /// <summary>A loop that makes so many choices a trip takes no trouble to remember one of them.</summary>
    private const int MostChoices = 8;

    private readonly Sweeps sweeps;
    private readonly Analyses analyses;
    private readonly Loops loops;
    private readonly LoopCounters counters;
    private readonly Aliases arrays;
    private readonly Settled settled;
    private readonly Tally mentions;
    private readonly Tally reads;
    private readonly Dictionary<int, Remembering> remembering = [];
    private int nextId;

    private Selections(Sweeps sweeps, Seq<Stmt> backward, Analyses analyses)
    {
        (this.sweeps, this.analyses) = (sweeps, analyses);
        loops = new Loops(sweeps.Primal.Body);
        counters = new LoopCounters(sweeps.Primal.Body, loops);
        arrays = new Aliases(sweeps.Primal.Body);
        settled = new Settled(sweeps.Primal, arrays, counters);
        var results = sweeps.Adjoints.SelectMany(IrWalk.Reads).ToArray();
        mentions = Count(backward, Mentioned, results);
        reads = Count(backward, IrWalk.OwnReads, results);
        nextId = Math.Max(sweeps.Whole.NextId(), (sweeps.Primal with { Body = backward }).NextId());
    }

    public static (Sweeps Sweeps, Seq<Stmt> Backward) Run(Sweeps sweeps, Seq<Stmt> backward, Analyses analyses)
    {
        if ((analyses & Analyses.Selection) == 0 || !IrWalk.All(backward).Any(stmt => stmt is Repeat repeat && Choices(repeat.Body).Any())) return (sweeps, backward);
        var pass = new Selections(sweeps, backward, analyses);
        var once = pass.Block(backward, earlier: null);
        var primal = sweeps.Primal;
        return pass.remembering.Count == 0 ? (sweeps, backward) : (sweeps with { Primal = primal with { Body = pass.Remembered(primal.Body) } }, once);
    }

    private static IEnumerable<Local> Choices(Seq<Stmt> trip) => trip.OfType<If>().Select(choice => choice.Condition).OfType<Read>().Select(read => read.Local).Distinct();

    /// <param name="body">The statements.</param>
    /// <param name="earlier">What the trip around has done by then; null outside of all loops.</param>
    private Seq<Stmt> Block(Seq<Stmt> body, IEnumerable<Stmt>? earlier) => body.SelectMany((stmt, i) =>
    {
        var before = earlier?.Concat(body.Take(i));
        return stmt is Repeat repeat
            ? Once(repeat, repeat with { Body = Block(repeat.Body, []) }, before)
            : [IrWalk.MapBlocks(stmt, block => Block(block, before))];
    }).ToSeq();

    /// <summary>The loops of the forward sweep, with what they remember.</summary>
    private Seq<Stmt> Remembered(Seq<Stmt> body)
    {
        if (remembering.Count == 0) return body;
        var output = new List<Stmt>();
        foreach (var stmt in body)
        {
            var now = IrWalk.MapBlocks(stmt, Remembered);
            if (now is Loop loop && remembering.TryGetValue(loop.Form.Id, out var known))
            {
                // What the loop counts from stays next to it.
                int at = output.Count;
                var tested = new HashSet<int>(loop.Test.SelectMany(IrWalk.Reads).Select(local => local.Id));
                for (int i = at; i > 0 && output[i - 1] is Assign { Value: Atom or Quoted { Movable: true, Holes.Count: 0 } } initial; i--)
                    if (tested.Contains(initial.Target.Id))
                    {
                        at = i - 1;
                        tested.UnionWith(IrWalk.Reads(initial).Select(local => local.Id));
                    }
                output.InsertRange(at, known.Begin);
                now = known.In(loop);
            }
            output.Add(now);
        }
        return output.ToSeq();
    }

    private IEnumerable<Stmt> Once(Repeat original, Repeat repeat, IEnumerable<Stmt>? before)
    {
        if (repeat.InOrder || Choices(repeat.Body).Take(MostChoices + 1).Count() is 0 or > MostChoices) return [repeat];
        var loop = (Loop)IrWalk.MapBlocks(loops[repeat.Loop], Remembered);
        var ofTheTrip = IrWalk.TargetIds(loop);
        var inside = Count([original], Mentioned, []);
        bool IsOuter(Local local) => mentions[local] > inside[local];

        foreach (var condition in Choices(repeat.Body))
        {
            // What an inner loop has found is asked for by the reverse, behind the loop.
            var asked = repeat.Body.OfType<Assign>().FirstOrDefault(assign => assign.Target.Id == condition.Id);
            if (asked is null ? !ofTheTrip.Contains(condition.Id) : asked.Value is not Quoted { Movable: true } || !IrWalk.Reads(asked.Value).All(local => ofTheTrip.Contains(local.Id))) continue;
            foreach (bool holds in new[] { true, false })
                if (LastTrip.Carried(repeat.Body, condition, holds, IsOuter) is { } carried && Selected(original, repeat, loop, new Choice(condition, asked, holds), carried, before) is { } once)
                    return once;
        }
        return [repeat];
    }

    private IEnumerable<Stmt>? Selected(Repeat original, Repeat repeat, Loop loop, Choice choice, IReadOnlyCollection<int> carried, IEnumerable<Stmt>? before)
    {
        var readInside = Count([original], IrWalk.OwnReads, []);
        // The loop may be entered again with what it leaves.
        bool BeginsAnew(int id) => before is null || before.Any(stmt => stmt is Assign assign && assign.Target.Id == id);
        var body = Handed(choice.Taken(repeat.Body), carried, id => reads[id] > readInside[id] || !BeginsAnew(id));
        var trip = new SelectedTrip(loop, choice, loops.Carried(loop.Form.Id));
        var inner = new HashSet<int>(IrWalk.All(body).OfType<Repeat>().Select(repeated => repeated.Loop));
        if (Recalled(trip, body, inner) is not { } recalled) return null;
        var (remembered, slice) = recalled;
        if (!inner.IsSubsetOf(IrWalk.All(slice).OfType<Loop>().Select(kept => kept.Form.Id))) return null;
        if (Remember(trip, remembered) is not { } found) return null;
        remembering[loop.Form.Id] = found;

        var names = new Dictionary<int, Local>();
        foreach (var (value, last) in found.Values) names[value.Id] = last;
        foreach (var target in IrWalk.Targets(slice))
            if (!names.ContainsKey(target.Id)) names[target.Id] = target with { Id = nextId++, Role = target.Role == LocalRole.Parameter ? LocalRole.Primal : target.Role };
        Local Name(Local local) => names.TryGetValue(local.Id, out var name) ? name : local;
        var others = IrWalk.All(slice).OfType<Loop>().ToDictionary(again => again.Form.Id, _ => -2 - nextId++);
        Seq<Stmt> Again(Seq<Stmt> stmts) => Recording.Renumbered(stmts.Select(stmt => IrWalk.Rename(stmt, Name)).ToSeq(), others);

        var (reversed, tapes, next) = Recording.Trip(sweeps.Primal, Recording.Unquoted(Again(slice), -1), Again(body), analyses, arrays, nextId);
        nextId = next;
        var definitions = reversed.TakeWhile(stmt => stmt is Assign { Value: not Apply { Function: Fn.NewTape } } assign && names.Values.Contains(assign.Target)).Cast<Assign>().ToArray();
        var once = Sink.Into(reversed.Skip(definitions.Length).ToSeq(), definitions).Concat(tapes.Select(tape => new Release(new Read(tape))));
        return found.Asked.Append<Stmt>(new If(new Read(found.Found), once.ToSeq(), Seq<Stmt>.Empty, Quote: -1));
    }

    /// <summary>
    /// d2 = d; d = 0; … ⇒ what reads d2 may read d itself. Zero is what d is afterwards, if anything asks then.
    /// </summary>
    private static Seq<Stmt> Handed(Seq<Stmt> body, IReadOnlyCollection<int> carried, Func<int, bool> isAskedLater)
    {
        body = FirstContributions.Run(body);
        var writes = Count(body, IrWalk.OwnTargets, []);
        var zeroed = new Dictionary<int, Assign>();
        var copies = new Dictionary<int, Atom>();
        var output = new List<Stmt>();
        foreach (var stmt in body)
        {
            if (IrWalk.Reads(stmt).Any(local => zeroed.ContainsKey(local.Id))) return body;
            var now = IrWalk.MapAtoms(stmt, atom => atom is Read { Local.Id: var id } && copies.TryGetValue(id, out var source) ? source : atom);
            if (now is Assign { Target: var target, Value: Const { Value: 0 } } zero && carried.Contains(target.Id)) zeroed[target.Id] = zero;
            else if (IrWalk.Targets(now).Any(local => carried.Contains(local.Id))) return body;
            else if (now is Assign { Target: var copy, Value: Read { Local: var handed }, Quote: -1 } && carried.Contains(handed.Id) && writes[copy] == 1) copies[copy.Id] = new Read(handed);
            else output.Add(now);
        }
        return output.Concat(zeroed.Values.Where(zero => isAskedLater(zero.Target.Id))).ToSeq();
    }

    private static IEnumerable<Local> Mentioned(Stmt stmt) => IrWalk.OwnReads(stmt).Concat(IrWalk.OwnTargets(stmt));

    private static Tally Count(IEnumerable<Stmt> body, Func<Stmt, IEnumerable<Local>> which, IEnumerable<Local> others) => new(IrWalk.All(body).SelectMany(which).Concat(others));
}
