namespace Backprop.Generator.Beautify;

/// <summary>The scopes that have a name: none lies within another, so that they are in the order of the text.</summary>
internal sealed class Holders
{
    private readonly List<Scope> scopes = [];

    /// <summary>The one in whose way the name would be in the scope; null if there is none.</summary>
    public Scope? InTheWayOf(Scope scope)
    {
        int after = After(scope);
        if (after > 0 && scopes[after - 1].Encloses(scope)) return scopes[after - 1];
        return after < scopes.Count && scope.Encloses(scopes[after]) ? scopes[after] : null;
    }

    public void Add(Scope scope) => scopes.Insert(After(scope), scope);

    /// <summary>How many begin no later.</summary>
    private int After(Scope scope)
    {
        int from = 0, to = scopes.Count;
        while (from < to)
        {
            int middle = (from + to) / 2;
            if (scopes[middle].Number <= scope.Number) from = middle + 1;
            else to = middle;
        }
        return from;
    }
}
