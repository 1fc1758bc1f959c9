using Backprop.Generator.Ir;

namespace Backprop.Generator.Analysis;

/// <summary>
/// Which variables may hold the same array, or parts of it: what is assigned, cut out of or put into each other is one class. Parameters are
/// classes of their own, which is checked on entry where one of them is written.
/// </summary>
internal sealed class Aliases
{
    private const int Shadows = -1;

    /// <summary>The class of all arrays that texts reach through objects.</summary>
    public const int Elsewhere = -2;

    /// <summary>The class of those among them that share nothing with a parameter that is written.</summary>
    public const int Held = -3;

    private readonly Aliases? around;
    private readonly Dictionary<int, int> parents = [];
    private readonly Dictionary<int, int> inner = [];
    private readonly HashSet<int> foreign = [];
    private readonly HashSet<int> givenAway = [];
    private readonly HashSet<int> written = [];
    private readonly HashSet<int> given = [];
    private readonly Numbering numbering;

    /// <summary>Of the body, and of what <paramref name="around"/> has read before it.</summary>
    public Aliases(IEnumerable<Stmt> body, Aliases? around = null)
    {
        this.around = around;
        numbering = around?.numbering ?? new Numbering { Last = Held };
        foreach (var stmt in IrWalk.All(body)) Read(stmt);
        foreign = Roots(foreign.Concat(around?.foreign ?? []).Concat([Elsewhere, Held]));
        written = Roots(written.Concat(around?.written ?? []));
        given = Roots(given.Concat(around?.given ?? []));
        WithinReach = Roots(foreign.Concat(givenAway).Concat(around?.WithinReach ?? [])).ToArray();
    }

    private HashSet<int> Roots(IEnumerable<int> ids) => new(ids.Select(Root));

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

    /// <summary>Whether the array may be one that the method has got from elsewhere than its parameters.</summary>
    public bool IsForeign(Local local) => foreign.Contains(ClassOf(local)) || foreign.Contains(NumbersOf(local));

    /// <summary>Whether an array of the function's own, or a parameter, shares nothing with another one.</summary>
    public bool IsApart(Local array, Local other) => ClassOf(other) != ClassOf(array) && !(IsForeign(other) && WithinReach.Contains(ClassOf(array)));

    /// <summary>The classes of all arrays that code elsewhere may get hold of: any of them may be any other.</summary>
    public IReadOnlyList<int> WithinReach { get; }

    /// <summary>The classes in which a write to an array may change something: a parameter may be an array that an object holds, and the other way round.</summary>
    public IEnumerable<int> WrittenWith(Local array)
    {
        int key = ClassOf(array);
        if (IsForeign(array)) return WithinReach.Concat(given);
        return given.Contains(key) || WithinReach.Contains(key) ? foreign.Where(other => other != Root(Held)).Append(key) : [key];
    }

    /// <summary>Whether the function writes numbers that the array holds, itself or in its rows.</summary>
    public bool IsWritten(Local local) => written.Contains(NumbersOf(local));

    private void Read(Stmt stmt)
    {
        foreach (var array in IrWalk.AllWritten(stmt)) written.Add(array.Id);
        foreach (var parameter in IrWalk.OwnReads(stmt).Where(local => local is { Role: LocalRole.Parameter, Type: ArrayType })) given.UnionWith(ClassesFrom(parameter));
        // What the user's own code is given, it may keep.
        if (IrWalk.Impure(stmt) is { } text)
            foreach (var given in IrWalk.ElementReads(text)) givenAway.Add(given.Id);
        switch (stmt)
        {
            case Store { Array: Read { Local: var holder }, Value: Read { Local: { Type: ArrayType } held } }:
                Join(Inner(Root(holder.Id)), held.Id);
                break;
            case Assign { Target: { Type: ArrayType } target, Value: var value }:
                if (value is Quoted { Movable: false } made)
                {
                    if (made.IsApart) Join(target.Id, Held);
                    else foreign.Add(target.Id);
                    foreach (var held in IrWalk.ElementReads(made)) Join(target.Id, held.Id);
                }
                else if (value is Apply { Function: Fn.ShadowOf }) Join(target.Id, Shadows);
                else if (value is Element { Array: Read { Local: var rows } }) Join(target.Id, Inner(Root(rows.Id)));
                else foreach (var source in Sources(value)) Join(target.Id, source.Id);
                break;
            case Assign { Value: Read { Local: { Type: ArrayType } hidden } }:
                givenAway.Add(hidden.Id);
                break;
            case Unpack or Next:
                foreach (var target in IrWalk.Targets(stmt).Where(target => target.Type is ArrayType)) foreign.Add(target.Id);
                break;
        }
    }

    /// <summary>The arrays that a value may be, or be a part of.</summary>
    private static IEnumerable<Local> Sources(Expr value) => value switch
    {
        Ir.Read { Local: var local } => [local],
        Apply { Function: Fn.Slice } apply => IrWalk.Reads(apply.Args[0]),
        Apply { Function: Fn.Select } choice => choice.Args.Skip(1).SelectMany(IrWalk.Reads),
        _ => [],
    };

    /// <summary>What is one array has the same rows.</summary>
    private void Join(int a, int b)
    {
        (a, b) = (Root(a), Root(b));
        if (a == b) return;
        parents[a] = b;
        if (InnerOf(a) is not { } rows) return;
        // An array among its own rows: one class for all.
        if (Root(rows) == b) inner[b] = b;
        else Join(rows, Inner(b));
    }

    private int Inner(int root) => InnerOf(root) ?? (inner[root] = --numbering.Last);

    private int? InnerOf(int root) => inner.TryGetValue(root, out int rows) ? rows : around?.InnerOf(root);

    public int Root(int id)
    {
        int root = id;
        while (ParentOf(root) is { } parent && parent != root) root = parent;
        while (id != root) (id, parents[id]) = (ParentOf(id)!.Value, root);
        return root;
    }

    private int? ParentOf(int id) => parents.TryGetValue(id, out int parent) ? parent : around?.ParentOf(id);

    private sealed class Numbering
    {
        public int Last { get; set; }
    }
}
