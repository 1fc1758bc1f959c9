namespace Backprop.Generator.Ir;

/// <summary>How often each variable occurs.</summary>
internal sealed class Tally
{
    private readonly Dictionary<int, int> counts = [];

    public Tally() { }

    public Tally(IEnumerable<Local> occurrences)
    {
        foreach (var local in occurrences) Add(local);
    }

    /// <summary>0 for a variable that does not occur.</summary>
    public int this[int id] => counts.TryGetValue(id, out int count) ? count : 0;

    public int this[Local local] => this[local.Id];

    public void Add(Local local) => Add(local.Id);

    public void Add(int id) => counts[id] = this[id] + 1;
}
