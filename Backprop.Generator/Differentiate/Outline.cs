using Backprop.Generator.Ir;

namespace Backprop.Generator.Differentiate;

/// <summary>The statements of both sweeps that stand in no other, and which of them read a variable.</summary>
internal sealed class Outline
{
    private readonly Dictionary<Stmt, int> indices = new(ByReference.Instance);
    private readonly HashSet<Stmt> backward;
    private readonly ILookup<int, int> readers;
    private readonly ILookup<int, Stmt> backwardReaders;
    private readonly HashSet<int> returned;

    public Outline(Function primal, Seq<Stmt> wayBack)
    {
        for (int i = 0; i < primal.Body.Count; i++) indices[primal.Body[i]] = i;
        backward = new HashSet<Stmt>(wayBack, ByReference.Instance);
        readers = primal.Body.SelectMany((stmt, index) => ReadBy(stmt).Select(id => (id, index))).ToLookup(read => read.id, read => read.index);
        backwardReaders = wayBack.SelectMany(stmt => ReadBy(stmt).Select(id => (id, stmt))).ToLookup(read => read.id, read => read.stmt);
        returned = new HashSet<int>(primal.Results.SelectMany(IrWalk.Reads).Select(local => local.Id));
    }

    public bool Holds(Stmt stmt) => indices.ContainsKey(stmt) || backward.Contains(stmt);

    /// <summary>Where a statement stands in the forward sweep.</summary>
    public int IndexOf(Stmt stmt) => indices[stmt];

    /// <summary>Where the statements of the forward sweep stand that read a variable.</summary>
    public IEnumerable<int> Readers(Local local) => readers[local.Id];

    public IEnumerable<Stmt> BackwardReaders(Local local) => backwardReaders[local.Id];

    public bool Returns(Local local) => returned.Contains(local.Id);

    private static IEnumerable<int> ReadBy(Stmt stmt) => IrWalk.Reads(stmt).Select(local => local.Id).Distinct();
}
