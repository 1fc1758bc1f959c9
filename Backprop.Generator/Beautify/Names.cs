using Backprop.Generator.Ir;

namespace Backprop.Generator.Beautify;

/// <summary>Gives every variable of one method a name of its own: the one that it wished for, or that with a number.</summary>
internal sealed class Names(IEnumerable<string> reserved)
{
    private readonly HashSet<string> taken = new(reserved);
    private readonly Dictionary<string, int> next = [];
    private readonly Dictionary<int, string> names = [];

    /// <summary>What the workspace goes by; set where there is one.</summary>
    public string Workspace { get; set; } = "workspace";

    public string Of(Local local) => names.TryGetValue(local.Id, out string? name) ? name : names[local.Id] = Fresh(local.Name);

    /// <summary>Names a variable exactly so: a parameter, or a member of the tape.</summary>
    public void Fix(Local local, string name)
    {
        names[local.Id] = name;
        taken.Add(name);
    }

    public string Fresh(string wish)
    {
        if (taken.Add(wish)) return wish;
        int number = next.TryGetValue(wish, out int last) ? last : 2;
        while (!taken.Add(wish + number)) number++;
        next[wish] = number + 1;
        return wish + number;
    }
}
