using Backprop.Generator.Ir;

namespace Backprop.Generator.Analysis;

/// <summary>
/// Which variables may hold the same array, or parts of it: what is assigned, cut out of or put into each other is one class. Parameters are
/// classes of their own, which is checked on entry where one of them is written.
/// </summary>
internal sealed class Aliases
{
    private const int Shadows = -1;

    private readonly Dictionary<int, int> parents = [];
    private readonly Dictionary<int, int> inner = [];
    private int lastInner = Shadows;
    private readonly HashSet<int> foreign = [];
    private readonly HashSet<int> givenAway = [];
    private readonly HashSet<int> written = [];

    public Aliases(IEnumerable<Stmt> body)
    {
        foreach (var stmt in IrWalk.All(body)) Read(stmt);
    }

    /// <summary>What stands for all that the variable may share elements with.</summary>
    public int ClassOf(Local local) => local.Type is ArrayType or Tape ? Root(local.Id) : local.Id;

    /// <summary>The classes of a variable, of its rows, and so on down to the numbers.</summary>
    public IEnumerable<int> ClassesFrom(Local local)
    {
        int key = ClassOf(local);
        yield return key;
        for (var type = Rows(local.Type); type is not null; type = Rows(type)) yield return key = Root(Inner(key));
    }

    /// <summary>The class of the arrays of numbers that a variable leads to: its own, or that of its rows.</summary>
    public int NumbersOf(Local local) => ClassesFrom(local).Last();

    private static IrType? Rows(IrType type) => type switch
    {
        ArrayType { Element: ArrayType rows } => rows,
        Tape { Element: ArrayType rows } => rows,
        _ => null,
    };

    public bool AreApart(Local a, Local b) => ClassOf(a) != ClassOf(b);

    /// <summary>Whether the array may be one that the method has got from elsewhere than its parameters.</summary>
    public bool IsForeign(Local local) => foreign.Any(id => Root(id) == ClassOf(local) || Root(id) == NumbersOf(local));

    /// <summary>The classes of all arrays that code elsewhere may get hold of: any of them may be any other.</summary>
    public IEnumerable<int> WithinReach => foreign.Concat(givenAway).Select(Root).Distinct();

    /// <summary>Whether the function writes numbers that the array holds, itself or in its rows.</summary>
    public bool IsWritten(Local local) => written.Any(id => Root(id) == NumbersOf(local));

    private void Read(Stmt stmt)
    {
        if (IrWalk.Written(stmt) is { } array) written.Add(array.Id);
        // What the user's own code is given, it may keep.
        if (!IrWalk.Blocks(stmt).Any() && IrWalk.Value(stmt) is Quoted { Pure: false } text)
            foreach (var given in IrWalk.ElementReads(text)) givenAway.Add(given.Id);
        switch (stmt)
        {
            case Store { Array: Read { Local: var holder }, Value: Read { Local: { Type: ArrayType } held } }:
                Join(Inner(Root(holder.Id)), held.Id);
                break;
            case Assign { Target: { Type: ArrayType } target, Value: var value }:
                if (value is Quoted { Movable: false } made)
                {
                    foreign.Add(target.Id);
                    foreach (var held in IrWalk.ElementReads(made)) Join(target.Id, held.Id);
                }
                else if (value is Apply { Function: Fn.ShadowOf }) Join(target.Id, Shadows);
                else if (value is Element { Array: Read { Local: var rows } }) Join(target.Id, Inner(Root(rows.Id)));
                else if (Source(value) is { } source) Join(target.Id, source.Id);
                break;
            case Assign { Value: Read { Local: { Type: ArrayType } hidden } }:
                givenAway.Add(hidden.Id);
                break;
            case Unpack or Next:
                foreach (var target in IrWalk.Targets(stmt).Where(target => target.Type is ArrayType)) foreign.Add(target.Id);
                break;
        }
    }

    /// <summary>The array that a value is, or is a part of.</summary>
    private static Local? Source(Expr value) => value switch
    {
        Ir.Read { Local: var local } => local,
        Apply { Function: Fn.Slice } apply => (apply.Args[0] as Read)?.Local,
        _ => null,
    };

    /// <summary>What is one array has the same rows.</summary>
    private void Join(int a, int b)
    {
        (a, b) = (Root(a), Root(b));
        if (a == b) return;
        parents[a] = b;
        if (!inner.TryGetValue(a, out int rows)) return;
        // An array among its own rows: one class for all.
        if (Root(rows) == b) inner[b] = b;
        else Join(rows, Inner(b));
    }

    private int Inner(int root)
    {
        if (!inner.TryGetValue(root, out int rows)) inner[root] = rows = --lastInner;
        return rows;
    }

    private int Root(int id)
    {
        int root = id;
        while (parents.TryGetValue(root, out int parent) && parent != root) root = parent;
        while (id != root)
        {
            int next = parents[id];
            parents[id] = root;
            id = next;
        }
        return root;
    }
}
