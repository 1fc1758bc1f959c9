using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;
using Backprop.Generator.Optimise;

namespace Backprop.Generator.Differentiate;

/// <summary>
/// What a loop remembers of the trip that it selects: what the trip begins with, mostly its counter. From that the trip is computed again; only
/// what cannot be, or takes a loop of its own, is remembered itself.
/// </summary>
internal sealed partial class Selections
{
    private (IReadOnlyList<Local> Remembered, Seq<Stmt> Slice)? Recalled(SelectedTrip trip, Seq<Stmt> reversed, HashSet<int> inner)
    {
        var own = new HashSet<int>(IrWalk.Targets(reversed).Select(local => local.Id));
        var ofTheTrip = new HashSet<int>(IrWalk.Targets(trip.Trip).Concat(trip.Carried).Select(local => local.Id));
        var needed = IrWalk.All(reversed).SelectMany(IrWalk.OwnReads).Where(local => ofTheTrip.Contains(local.Id) && !own.Contains(local.Id)).Distinct().ToArray();
        var remembered = new List<Local>();
        while (true)
        {
            var known = new HashSet<int>(remembered.Select(local => local.Id));
            var wanted = needed.Where(local => !known.Contains(local.Id)).Select(local => new Read(local));
            var slice = WithoutEffects(RemoveDead.Run(Without(trip.Trip, known), wanted, Analyses.All, arrays));
            var read = Count(slice, IrWalk.OwnReads, needed);
            bool IsReadElsewhere(Stmt stmt, Local local) => read[local] > IrWalk.Reads(stmt).Count(own => own.Id == local.Id);
            var more = needed.Where(trip.Carries).Concat(slice.SelectMany(stmt => IsComputedAgain(stmt, inner)
                ? IrWalk.Reads(stmt).Where(trip.Carries)
                : IrWalk.Targets(stmt).Where(local => IsReadElsewhere(stmt, local)))).Where(local => !known.Contains(local.Id)).Distinct().ToArray();
            if (!more.All(CanBeRemembered)) return null;
            if (more.Length > 0) remembered.AddRange(more);
            else return slice.All(stmt => IsComputedAgain(stmt, inner)) ? (remembered, slice) : null;
        }
    }

    private static Seq<Stmt> Without(Seq<Stmt> body, HashSet<int> known) => body
        .Where(stmt => !(stmt is Assign or Unpack && IrWalk.Targets(stmt).All(target => known.Contains(target.Id))))
        .Select(stmt => IrWalk.MapBlocks(stmt, block => Without(block, known))).ToSeq();

    /// <summary>What the user's own code does is done.</summary>
    private static Seq<Stmt> WithoutEffects(Seq<Stmt> body) => body.Where(stmt => stmt is not Effect).Select(stmt => IrWalk.MapBlocks(stmt, WithoutEffects)).ToSeq();

    private static bool CanBeRemembered(Local local) => local.Type is Real || local.Type == IrType.Bool || local.Type == IrType.Int || local.Type == IrType.Long;

    /// <summary>Whether a statement gives the same once more. A loop does not run again for a number.</summary>
    private bool IsComputedAgain(Stmt stmt, HashSet<int> inner)
    {
        var all = IrWalk.All([stmt]).ToArray();
        return (!all.Any(part => part is Loop) || all.Any(part => part is Loop loop && inner.Contains(loop.Form.Id)))
            && all.All(part => part switch
            {
                Loop or If => true,
                Assign { Target: var target, Value: Element or Quoted { Movable: false } } => settled.Holds(target),
                Assign { Value: Apply apply } => apply.Function == Fn.Slice || !Fn.IsOfArrays(apply.Function),
                Assign => true,
                Unpack { Value: Apply } => true,
                _ => false,
            });
    }

    private Remembering? Remember(SelectedTrip trip, IReadOnlyList<Local> values)
    {
        var (loop, choice) = (trip.Loop, trip.Choice);
        if (trip.PlaceFor(values) is not { } place) return null;
        var counter = values.FirstOrDefault(value => IsNeverNegative(loop, value));
        string name = trip.Carried.FirstOrDefault(carried => carried.IsReal && IsTaken(trip, carried))?.Name ?? "last";

        var (begin, take, keep, copies) = (new List<Stmt>(), new List<Stmt>(), new List<Stmt>(), new List<Stmt>());
        var remembered = new List<(Local Value, Local Last)>();
        Local Last(Local like, string wish, Expr first, Atom taken)
        {
            var last = new Local(nextId++, wish, like.Type, LocalRole.Primal);
            var next = last with { Id = nextId++, Role = LocalRole.Temporary };
            begin.Add(new Assign(last, first, -1));
            take.Add(new Assign(next, taken, -1));
            keep.Add(new Assign(next, new Read(last), -1));
            copies.Add(new Assign(last, new Read(next), -1));
            return last;
        }
        foreach (var value in values)
        {
            var first = value == counter ? Integers.Number(-1, value.Type) : value.Type == IrType.Int || value.Type == IrType.Long ? Integers.Number(0, value.Type) : Nothing.Of(value.Type);
            remembered.Add((value, Last(value, Wish(name, value), first, new Read(value))));
        }

        var found = new Local(nextId++, "found", IrType.Bool, LocalRole.Temporary);
        var asked = new List<Stmt>();
        if (counter is null) found = Last(found, name + "Found", Truth.False, Truth.True);
        else asked.Add(new Assign(found, Integers.Compare(new Read(remembered.First(pair => pair.Value == counter).Last), ">=", Integers.Number(0)), -1));
        return new Remembering(begin, choice, place, take, keep, copies, remembered, asked, found, choice.Asked is { } test ? test with { Target = test.Target with { Id = nextId++ } } : null);
    }

    private static string Wish(string name, Local value) => value.Name.StartsWith(name, StringComparison.Ordinal) ? value.Name : name + TemporaryNames.Capital(value.Name);

    /// <summary>Whether a carried variable is what the choice is about.</summary>
    private static bool IsTaken(SelectedTrip trip, Local carried)
    {
        var chosen = new HashSet<int>(trip.Loop.Body.Where(trip.Choice.IsBy).SelectMany(IrWalk.Targets).Select(local => local.Id));
        return trip.Loop.Body.Any(stmt => stmt is Assign { Target.Id: var id, Value: Read { Local.Id: var source } } && id == carried.Id && (chosen.Contains(source) || trip.Choice.Asked is not null));
    }

    /// <summary>A counter from zero up, or down to zero: −1 is none of its values.</summary>
    private bool IsNeverNegative(Loop loop, Local value) => counters.Of(loops[loop.Form.Id]).Counted is { Counter: var counter } counted && counter.Variable.Id == value.Id
        && (counter is { Step: 1, Start: Const { Value: >= 0 } } && !counted.Inclusive
            || counter.Step == -1 && counted.Bound is Const { Value: var bound } && bound >= (counted.Inclusive ? 0 : -1));

    /// <summary>What a loop remembers: how that begins, what a selected trip does and any other, and where.</summary>
    private sealed record Remembering(
        IReadOnlyList<Stmt> Begin, Choice Choice, (int At, bool InTheBranch) Place, IReadOnlyList<Stmt> Take, IReadOnlyList<Stmt> Keep, IReadOnlyList<Stmt> Copies,
        IReadOnlyList<(Local Value, Local Last)> Values, IReadOnlyList<Stmt> Asked, Local Found, Assign? Test)
    {
        public Loop In(Loop loop)
        {
            var body = loop.Body.ToList();
            int at = Place.At;
            if (Place.InTheBranch) body[at] = With((If)body[at]);
            else
            {
                if (Test is not null) body.Insert(++at, Test);
                body.Insert(++at, With(new If(new Read(Test?.Target ?? Choice.Condition), Seq<Stmt>.Empty, Seq<Stmt>.Empty, Quote: -1)));
            }
            body.InsertRange(at + 1, Copies);
            return loop with { Body = body.ToSeq() };
        }

        private If With(If choice) => Choice.Holds
            ? choice with { Then = choice.Then.Concat(Take).ToSeq(), Else = choice.Else.Concat(Keep).ToSeq() }
            : choice with { Then = choice.Then.Concat(Keep).ToSeq(), Else = choice.Else.Concat(Take).ToSeq() };
    }
}
