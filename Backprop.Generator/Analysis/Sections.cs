using Backprop.Generator.Ir;

namespace Backprop.Generator.Analysis;

/// <summary>
/// for (c…) { row = a.AsSpan(c * d, d); … row[j] … }, or for (c…) { … a[c] … }: loops whose trips keep each to a section of an array of its
/// own, so that no trip sees what another one writes.
/// </summary>
internal sealed class Sections(Aliases aliases, LoopCounters counters)
{
    /// <summary>Whether the trips of a loop share no element of a class of arrays.</summary>
    public bool KeepsApart(Loop loop, int key)
    {
        if (counters.Of(loop).Counted is not { Counter.Variable: var counter }) return false;
        var changed = new HashSet<Expr>(IrWalk.Targets(loop).Select(target => new Read(target)));
        var sections = new HashSet<Expr>();
        var inside = new HashSet<int>();
        foreach (var stmt in IrWalk.All(loop.Test.Concat(loop.Body)))
        {
            if (stmt is Assign { Target: { Type: ArrayType } view, Value: var value } && aliases.ClassOf(view) == key)
            {
                if (value is not Apply { Function: Fn.Slice } slice) return false;
                if (slice.Args[0] is Read { Local.Id: var whole } && inside.Contains(whole)) inside.Add(view.Id);
                else if (slice.Args.Count == 3 && IsSection(slice, counter) && !changed.Contains(slice.Args[2]))
                {
                    sections.Add(Of(slice));
                    inside.Add(view.Id);
                }
                else return false;
                continue;
            }
            foreach (var (array, indices) in Accesses(stmt))
            {
                if (aliases.ClassOf(array) != key || inside.Contains(array.Id)) continue;
                if (indices is null || indices.Count == 0 || indices[0] is not Read { Local.Id: var index } || index != counter.Id) return false;
                sections.Add(new Read(array));
            }
        }
        return sections.Count <= 1;
    }

    /// <summary>The part from counter * length on, so long.</summary>
    private bool IsSection(Apply slice, Local counter)
    {
        if (slice.Args[1] is not Read { Local: var start } || counters.DefinitionOf(start)?.Value is not Quoted { Holes.Count: 2 } product) return false;
        if (product.Pieces[0].Length > 0 || product.Pieces[1] != " * " || product.Pieces[2].Length > 0) return false;
        var factors = product.Holes.Select(hole => hole.Value).ToArray();
        return factors.Any(factor => factor is Read { Local.Id: var id } && id == counter.Id) && factors.Any(factor => factor.Equals(slice.Args[2]));
    }

    private Expr Of(Apply slice) => slice with
    {
        Args = slice.Args.Select(arg => arg is Read { Local: var local } && counters.DefinitionOf(local)?.Value is Quoted text ? Canonical.Of(text) : arg).ToSeq(),
    };

    /// <summary>The elements that a statement reads or writes; null for indices that are not known.</summary>
    private static IEnumerable<(Local Array, Seq<Expr>? Indices)> Accesses(Stmt stmt)
    {
        switch (stmt)
        {
            case Store { Array: Read { Local: var array } } store: return [(array, store.Indices)];
            case AccumulateAt { Array: Read { Local: var array } } update: return [(array, update.Indices)];
            case Assign { Value: Element { Array: Read { Local: var array } } element }: return [(array, element.Indices)];
            case Next { Source: Read { Local: var source } }: return [(source, null)];
            default: return IrWalk.ElementReads(stmt).Concat(IrWalk.AllWritten(stmt)).Select(array => (array, (Seq<Expr>?)null));
        }
    }
}
