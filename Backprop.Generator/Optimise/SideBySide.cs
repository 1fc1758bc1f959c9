using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Optimise;

/// <summary>for (j = 0; j &lt; bound; j++) { … a[j] … }: a loop over elements side by side, of arrays that stay the same.</summary>
internal sealed class SideBySide
{
    private readonly Dictionary<int, Local> loads = [];
    private readonly Dictionary<int, (Expr A, Expr B)> products = [];
    private readonly HashSet<int> changed;

    private SideBySide(Loop loop, Local counter, Stmt start, Expr bound)
    {
        (Loop, Counter, Start, Bound) = (loop, counter, start, bound);
        changed = IrWalk.TargetIds(loop);
    }

    public Loop Loop { get; }

    public Local Counter { get; }

    /// <summary>counter = 0.</summary>
    public Stmt Start { get; }

    public Expr Bound { get; }

    /// <summary>The body without its step and the copies at its end.</summary>
    public Seq<Stmt> Statements { get; private set; } = Seq<Stmt>.Empty;

    /// <summary>What is carried under another name at the end of a trip.</summary>
    public Dictionary<int, Local> Sums { get; } = [];

    /// <summary>How many products the loop computes.</summary>
    public int Computed => products.Count;

    public static SideBySide? Of(Loop loop, IReadOnlyList<Stmt> before, Definitions definitions)
    {
        if (loop.Test.Count != 1 || loop.Test[0] is not Assign { Target: var holds, Value: Quoted { Pure: true } test } || loop.Condition is not Read { Local.Id: var asked } || asked != holds.Id || !Truth.IsTrue(loop.Stays)) return null;
        if (test.Binding != Binding.Relational || test.Holes.Count == 0 || test.Pieces[0].Length > 0 || !test.Pieces[1].StartsWith(" < ", StringComparison.Ordinal) || test.Holes[0].Value is not Read { Local: var counter } || counter.Type != IrType.Int) return null;
        if (before.LastOrDefault(stmt => IrWalk.Targets(stmt).Any(target => target.Id == counter.Id)) is not Assign start || !IsZero(start.Value)) return null;
        var bound = Counted.BoundOf(test, " < ".Length, IrType.Int);
        var found = new SideBySide(loop, counter, start, bound);
        bool IsZero(Expr value) => value is Const { Value: 0 } || value is Quoted { Holes.Count: 0 } literal && literal.Pieces[0] == "0" || value is Read { Local: var first } && definitions.Of(first) is { } assign && IsZero(assign.Value);
        bool isInvariant = (bound is Atom || Lengths.Asked(bound) is not null) && IrWalk.Reads(bound).All(local => !found.changed.Contains(local.Id));
        return isInvariant && found.ReadBody() ? found : null;
    }

    /// <summary>An element times something: a number that stays the same, or an element of another array.</summary>
    public (Local Array, Atom? Scale, Local? Other)? Product(Expr value, HashSet<int> used)
    {
        if (value is not Read { Local.Id: var id } || !products.TryGetValue(id, out var product)) return null;
        used.Add(id);
        Local? a = LoadOf(product.A), b = LoadOf(product.B);
        return a is not null && b is not null ? (a, null, b)
            : a is not null && product.B is Atom scale && IsFixed(scale) ? (a, scale, null)
            : b is not null && product.A is Atom factor && IsFixed(factor) ? (b, factor, null) : null;
    }

    /// <summary>What a sum adds to what it carries.</summary>
    public static Expr? Addend(Assign sum, Local carried)
    {
        var apply = (Apply)sum.Value;
        return apply.Args[0] is Read { Local.Id: var first } && first == carried.Id ? apply.Args[1] : apply.Args[1] is Read { Local.Id: var second } && second == carried.Id ? apply.Args[0] : null;
    }

    private Local? LoadOf(Expr expr) => expr is Read { Local.Id: var id } && loads.TryGetValue(id, out var array) ? array : null;

    private bool IsFixed(Expr expr) => IrWalk.Reads(expr).All(local => !changed.Contains(local.Id));

    private bool ReadBody()
    {
        int stepped = -1;
        var statements = new List<Stmt>();
        foreach (var stmt in Loop.Body)
        {
            switch (stmt)
            {
                case Assign { Value: Quoted step, Target: var next } when Integers.ShiftOf(step, Counter) == 1 && stepped < 0:
                    stepped = next.Id;
                    break;
                case Assign { Target: var target, Value: Read { Local: var source } }:
                    if (target.Id == Counter.Id)
                    {
                        if (source.Id != stepped) return false;
                        break;
                    }
                    if (!changed.Contains(source.Id) || Sums.ContainsKey(source.Id)) return false;
                    Sums[source.Id] = target;
                    break;
                case Assign { Target: { IsReal: true } element, Value: Element { Array: Read { Local: { Type: ArrayType { IsFlat: true, Form: not (ArrayForm.List or ArrayForm.Memory) } } array }, Indices: var indices } }:
                    if (!IsHere(indices) || changed.Contains(array.Id)) return false;
                    loads[element.Id] = array;
                    statements.Add(stmt);
                    break;
                case Assign { Target: var product, Value: Apply { Function: Fn.Mul } apply }:
                    products[product.Id] = (apply.Args[0], apply.Args[1]);
                    statements.Add(stmt);
                    break;
                case Assign { Value: Apply { Function: Fn.Add } }:
                    statements.Add(stmt);
                    break;
                case AccumulateAt { Array: Read { Local: { Type: ArrayType { IsFlat: true, Form: not (ArrayForm.List or ArrayForm.Memory) } } array } } update:
                    if (!IsHere(update.Indices) || changed.Contains(array.Id)) return false;
                    statements.Add(stmt);
                    break;
                default:
                    return false;
            }
        }
        Statements = statements.ToSeq();
        return stepped >= 0;
    }

    private bool IsHere(Seq<Expr> indices) => indices.Count == 1 && indices[0] is Read { Local.Id: var index } && index == Counter.Id;
}
