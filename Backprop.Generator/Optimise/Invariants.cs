using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Optimise;

/// <summary>The definitions in the body of a loop, of arrays and indices, that are the same in each trip.</summary>
internal static class Invariants
{
    /// <param name="front">What stands in front, see <see cref="InFront"/>.</param>
    /// <param name="changed">What the loop assigns; the invariants are taken from it.</param>
    /// <param name="definitions">Of the function: what a loop carries has two, and is another in the first trip.</param>
    /// <param name="isRow">Whether something is a row that stays the same if what it reads does.</param>
    public static List<Assign> In(IEnumerable<Stmt> front, HashSet<int> changed, Definitions definitions, Func<Expr, bool>? isRow = null)
    {
        var same = new List<Assign>();
        foreach (var definition in front.OfType<Assign>())
        {
            bool isKnown = definition.Value is Read or Quoted { Pure: true, Reads: Memory.Nothing } || isRow?.Invoke(definition.Value) == true;
            if (!isKnown || definition.Target.IsReal || definitions.Of(definition.Target) is null || IrWalk.Reads(definition).Any(local => changed.Contains(local.Id))) continue;
            same.Add(definition);
            changed.Remove(definition.Target.Id);
        }
        return same;
    }

    /// <summary>What a trip does before anything of the user's own, which may end it in his way.</summary>
    public static IReadOnlyList<Stmt> InFront(IEnumerable<Stmt> body) =>
        body.TakeWhile(stmt => IrWalk.All([stmt]).All(inner => inner is not Effect && (IrWalk.Value(inner) is Quoted { Pure: true } || !IrWalk.DoesMore(inner)))).ToArray();

    /// <summary>Those definitions on which the variables depend, which the body has no longer.</summary>
    public static IReadOnlyList<Assign> TakeOut(IReadOnlyList<Assign> definitions, IEnumerable<Local> variables, List<Stmt> body)
    {
        var needed = new HashSet<int>(variables.Select(local => local.Id));
        var taken = new List<Assign>();
        foreach (var definition in definitions.Reverse().Where(definition => needed.Contains(definition.Target.Id)))
        {
            needed.UnionWith(IrWalk.Reads(definition).Select(local => local.Id));
            taken.Insert(0, definition);
            body.Remove(definition);
        }
        return taken;
    }
}
