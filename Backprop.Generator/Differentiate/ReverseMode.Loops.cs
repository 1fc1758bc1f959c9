using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Differentiate;

/// <summary>
/// loop { A } ⇒ for each trip, the last one first: reversed A. What the loop carries has one adjoint from trip to trip: a copy
/// s = s₂ hands it to s₂ and begins anew with zero.
/// </summary>
internal sealed partial class ReverseMode
{
    /// <summary>Fewer sums are not worth the question.</summary>
    private const int FewestGuarded = 4;

    private Gathered? gathered;

    private void ReverseLoop(Loop loop)
    {
        foreach (var carried in loops.Carried(loop.Form.Id))
            if (activity.IsActive(carried) && !adjoints.ContainsKey(carried.Id)) BeginWithZero(carried, loop.Quote);

        var found = anyOrder.SumsOf(loop);
        bool inOrder = found is not null;
        var sums = found?.Where(pair => adjoints.ContainsKey(pair.Value.Id) && !adjoints.ContainsKey(pair.Key)).ToArray() ?? [];
        foreach (var pair in sums) adjoints[pair.Key] = adjoints[pair.Value.Id];

        // The test is asked once more than there are trips.
        ReverseAll(loop.Test);
        foreach (var target in IrWalk.Targets(loop.Test)) adjoints.Remove(target.Id);

        var trip = ReverseBody(new Frame(loop.Test.Concat(loop.Body), loops.Carried(loop.Form.Id)), loop.Body, loop.Test);
        if (trip.Count > 0)
        {
            trip = WhereNotZero(trip);
            var incoming = inOrder ? Incoming(trip) : [];
            var repeat = new Repeat(loop.Form.Id, trip, Quote: -1) { InOrder = inOrder, MayBeLeftOut = incoming.Length > 0 };
            Sweep.Add(incoming.Length > 0 ? new Guard(incoming.Select(adjoint => (Atom)new Read(adjoint)).ToSeq(), Seq.Of<Stmt>(repeat), -1) : repeat);
        }
        foreach (var pair in sums) adjoints.Remove(pair.Key);
    }

    /// <summary>
    /// The adjoints from outside, of which the reverse of a loop makes multiples only, if each of them is zero on some paths that lead to it: of
    /// a hundred distances, one is the least. None if the reverse takes adjoints from arrays too, or if it always has something to do.
    /// </summary>
    private Local[] Incoming(Seq<Stmt> trip)
    {
        var own = new HashSet<int>(IrWalk.Targets(trip).Select(local => local.Id));
        var known = new HashSet<int>(adjoints.Values.Select(adjoint => adjoint.Id));
        if (IrWalk.HasEffects(trip) || IrWalk.All(trip).Any(stmt => stmt is Store or Assign { Value: Element { Array: Read { Local.Role: LocalRole.Adjoint } } })) return [];
        var incoming = trip.SelectMany(IrWalk.Reads).Where(local => known.Contains(local.Id) && !own.Contains(local.Id)).GroupBy(local => local.Id).Select(group => group.First()).ToArray();
        return incoming.Length > 0 && (incoming.All(IsZeroOnSomePaths) || AreSparse(incoming)) ? incoming : [];
    }

    /// <summary>The reverse of a trip that makes multiples of one element's adjoint only, if few elements are asked for: those multiples in a guard.</summary>
    private Seq<Stmt> WhereNotZero(Seq<Stmt> trip)
    {
        if (frames.Count == 1 || SparseShadows is not { Count: > 0 } sparse) return trip;
        var before = trip.TakeWhile(stmt => stmt is not Assign { Value: Element { Array: Read { Local: var array } } } || !sparse.Contains(array.Id)).ToArray();
        if (before.Length + 2 > trip.Count || trip[before.Length] is not Assign { Target: var adjoint } read || trip[before.Length + 1] is not Store reset) return trip;
        var rest = trip.Skip(before.Length + 2).ToSeq();
        var known = new HashSet<int>(adjoints.Values.Select(local => local.Id));
        return rest.Count(stmt => stmt is Accumulate or AccumulateAt) >= FewestGuarded && !rest.Any(stmt => stmt is Assign { Target.Id: var id } && known.Contains(id))
            && SparseAdjoints.AreMultiples(adjoint, rest)
            ? before.Concat([read, reset, new Guard(Seq.Of<Atom>(new Read(adjoint)), rest, -1)]).ToSeq() : trip;
    }

    /// <summary>Whether this is a trip of a loop that comes to all elements of an array, of which few are asked for.</summary>
    private bool AreSparse(IReadOnlyCollection<Local> incoming)
    {
        if (frames.Count == 1) return false;
        if (SparseShadows is not { Count: > 0 } sparse) return false;
        var multiples = new SparseAdjoints(Sweep, array => sparse.Contains(array.Id));
        return multiples.Any && incoming.All(multiples.IsMultiple);
    }

    /// <summary>The shadows of arrays of which few elements are asked for.</summary>
    private HashSet<int>? SparseShadows
    {
        get
        {
            gathered ??= new Gathered(primal.Body, aliases);
            return gathered.Any ? [.. shadows.Where(pair => gathered.Contains(pair.Key)).Select(pair => pair.Value.Id)] : null;
        }
    }

    /// <summary>Whether the last that was done to an adjoint was done on some paths, and it is zero on the others.</summary>
    private bool IsZeroOnSomePaths(Local adjoint)
    {
        int choice = Sweep.FindLastIndex(stmt => IrWalk.Targets(stmt).Any(target => target.Id == adjoint.Id));
        if (choice < 0 || Sweep[choice] is not If) return false;
        int begin = Sweep.FindLastIndex(choice - 1, stmt => IrWalk.Targets(stmt).Any(target => target.Id == adjoint.Id));
        return begin >= 0 && Sweep[begin] is Assign { Value: Const { Value: 0 } };
    }

    /// <summary>The adjoint of what a loop carries has been handed on to where its value came from.</summary>
    private void BeginAnew(Stmt stmt)
    {
        if (stmt is Assign { Target: var target } && InLoopThatCarries(target) && adjoints.TryGetValue(target.Id, out var adjoint) && !IsHandedOn(stmt, adjoint))
            Sweep.Add(new Assign(adjoint, Algebra.Number(0, target.Type), stmt.Quote));
    }

    /// <summary>Whether a value has the adjoint of what it is made of, as a sum has that of its last addend.</summary>
    private bool IsHandedOn(Stmt stmt, Local adjoint) => stmt is Assign { Value: Read { Local: var source } } && adjoints.TryGetValue(source.Id, out var same) && same.Id == adjoint.Id;

    private bool InLoopThatCarries(Local target) => frames[frames.Count - 1].Carries(target);
}
