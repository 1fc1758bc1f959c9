using Backprop.Generator.Ir;

namespace Backprop.Generator.Differentiate;

/// <summary>The statements of both sweeps that stand in no other, and which of them read a variable.</summary>
internal sealed class Outline
{
    private readonly Dictionary<Stmt, int> indices = new(ByReference.Instance);
    private readonly Dictionary<int, List<int>> readers = [];
    private readonly Dictionary<int, List<Stmt>> backwardReaders = [];
    private readonly HashSet<Stmt> backward = new(ByReference.Instance);
    private readonly HashSet<int> returned;

    public Outline(Function primal, Seq<Stmt> wayBack)
    {
        for (int i = 0; i < primal.Body.Count; i++)
        {
            indices[primal.Body[i]] = i;
            foreach (int id in ReadBy(primal.Body[i])) Add(readers, id, i);
        }
        foreach (var stmt in wayBack)
        {
            backward.Add(stmt);
            foreach (int id in ReadBy(stmt)) Add(backwardReaders, id, stmt);
        }
        returned = new HashSet<int>(primal.Results.SelectMany(IrWalk.Reads).Select(local => local.Id));
    }

    public bool Holds(Stmt stmt) => indices.ContainsKey(stmt) || backward.Contains(stmt);

    /// <summary>Where a statement stands in the forward sweep.</summary>
    public int IndexOf(Stmt stmt) => indices[stmt];

    /// <summary>Where the statements of the forward sweep stand that read a variable.</summary>
    public IReadOnlyList<int> Readers(Local local) => readers.TryGetValue(local.Id, out var list) ? list : [];

    public IReadOnlyList<Stmt> BackwardReaders(Local local) => backwardReaders.TryGetValue(local.Id, out var list) ? list : [];

    public bool Returns(Local local) => returned.Contains(local.Id);

    private static HashSet<int> ReadBy(Stmt stmt) => new(IrWalk.Reads(stmt).Select(local => local.Id));

    private static void Add<T>(Dictionary<int, List<T>> lists, int id, T reader)
    {
        if (!lists.TryGetValue(id, out var list)) lists[id] = list = [];
        list.Add(reader);
    }
}
