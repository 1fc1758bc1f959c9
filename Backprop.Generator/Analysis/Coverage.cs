using Backprop.Generator.Ir;

namespace Backprop.Generator.Analysis;

/// <summary>
/// Whether a trip reads only those elements of arrays that it has written itself, so that it can be computed again whatever the arrays hold.
/// A loop that writes v[i] for all i below the length of v covers v.
/// </summary>
internal sealed class Coverage(Aliases aliases, LoopCounters counters, ICollection<int> classes)
{
    private readonly ArrayLengths lengths = new(counters.DefinitionOf);

    public bool Holds(Seq<Stmt> trip) => Block(trip, [], []);

    private bool Block(Seq<Stmt> body, HashSet<int> covered, HashSet<Expr> elements)
    {
        foreach (var stmt in body)
        {
            switch (stmt)
            {
                case Loop loop:
                    if (!Block(loop.Test, covered, elements) || !Block(loop.Body, [.. covered], [.. elements])) return false;
                    foreach (var view in CoveredBy(loop)) covered.Add(view.Id);
                    break;
                case If choice:
                    HashSet<int> then = [.. covered], otherwise = [.. covered];
                    if (!Block(choice.Then, then, [.. elements]) || !Block(choice.Else, otherwise, [.. elements])) return false;
                    then.IntersectWith(otherwise);
                    covered.UnionWith(then);
                    break;
                case Store { Array: Read { Local: var array } } store:
                    elements.Add(new Element(store.Array, store.Indices, store.Value.Type));
                    break;
                case AccumulateAt { Array: Read { Local: var array } } update:
                    if (!IsCovered(array, new Element(update.Array, update.Indices, update.Value.Type))) return false;
                    break;
                case Assign { Target: { Type: ArrayType } view, Value: Apply { Function: Fn.Slice } slice }:
                    if (slice.Args[0] is Read { Local.Id: var whole } && covered.Contains(whole)) covered.Add(view.Id);
                    break;
                case Assign { Target: { Type: ArrayType } view, Value: Read { Local.Id: var same } }:
                    if (covered.Contains(same)) covered.Add(view.Id);
                    break;
                case Assign { Target: { Type: ArrayType } made, Value: Apply { Function: Fn.NewArray or Fn.Snapshot } }:
                    if (!IrWalk.ElementReads(stmt).All(array => IsCovered(array, null))) return false;
                    covered.Add(made.Id);
                    break;
                case Call call:
                    if (!call.LocalsOf(Use.Read, Use.AddedTo, Use.Updated).All(array => IsCovered(array, null))) return false;
                    foreach (var view in call.LocalsOf(Use.Written)) covered.Add(view.Id);
                    break;
                default:
                    if (IrWalk.Blocks(stmt).Any()) return false;
                    if (IrWalk.Value(stmt) is { } value && !IrWalk.ElementReads(value).All(array => IsCovered(array, value))) return false;
                    break;
            }
        }
        return true;

        bool IsCovered(Local array, Expr? element) => !classes.Contains(aliases.ClassOf(array)) || covered.Contains(array.Id) || element is not null && elements.Contains(element);
    }

    private IEnumerable<Local> CoveredBy(Loop loop)
    {
        if (counters.FromZero(loop) is not var (counter, bound)) yield break;
        foreach (var stmt in loop.Body)
            if (stmt is Store { Array: Read { Local: var view }, Indices: { Count: 1 } indices } && indices[0] is Read { Local.Id: var index } && index == counter.Id
                && !IrWalk.Targets(loop).Any(target => target.Id == view.Id) && lengths.IsLengthOf(bound, view))
                yield return view;
    }
}
