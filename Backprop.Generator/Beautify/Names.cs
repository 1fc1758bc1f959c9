using System.Globalization;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Beautify;

/// <summary>
/// Gives every variable of one method a name: the one that it wished for, or that with a number. Two go by the same name only where neither
/// is declared in the scope of the other, or around it.
/// </summary>
internal sealed class Names
{
    private readonly Scope whole = Scope.Whole();
    private readonly Func<Local, Scope?> declaredIn;
    private readonly Dictionary<string, Holders> taken = [];
    private readonly Dictionary<(string Wish, Scope Scope), Run> runs = [];
    private readonly Dictionary<int, string> names = [];

    /// <param name="reserved">Names that nothing may have.</param>
    /// <param name="declaredIn">Where a variable is declared; null for all of the method.</param>
    public Names(IEnumerable<string> reserved, Func<Local, Scope?>? declaredIn = null)
    {
        this.declaredIn = declaredIn ?? (_ => null);
        foreach (string name in reserved) Take(name, whole);
    }

    /// <summary>What the workspace goes by; set where there is one.</summary>
    public string Workspace { get; set; } = "workspace";

    /// <summary>What helpers are methods of; empty for the type that the body stands in.</summary>
    public string Calls { get; set; } = "";

    /// <summary>The type of that, for the methods of it that need no object; empty within it.</summary>
    public string CallsType { get; set; } = "";

    /// <summary>What those are methods of that are computed again, if they are of their own.</summary>
    public string? Recomputed { get; set; }

    public string Of(Local local) => names.TryGetValue(local.Id, out string? name) ? name : names[local.Id] = Fresh(local.Name, declaredIn(local) ?? whole);

    /// <summary>Names a variable exactly so: a parameter, or a member of the tape.</summary>
    public void Fix(Local local, string name)
    {
        names[local.Id] = name;
        Take(name, whole);
    }

    public string Fresh(string wish) => Fresh(wish, whole);

    private string Fresh(string wish, Scope scope)
    {
        var own = runs.TryGetValue((wish, scope), out var earlier) ? earlier : new Run(1, 1);
        int number = own.End;
        while (InTheWay(Numbered(wish, number), scope) is { } holder)
            number = runs.TryGetValue((wish, holder), out var run) && run.Has(number) ? run.End : number + 1;
        runs[(wish, scope)] = new Run(number == own.End ? own.First : number, number + 1);
        string name = Numbered(wish, number);
        Take(name, scope);
        return name;
    }

    private Scope? InTheWay(string name, Scope scope) => taken.TryGetValue(name, out var holders) ? holders.InTheWayOf(scope) : null;

    private void Take(string name, Scope scope)
    {
        if (!taken.TryGetValue(name, out var holders)) taken[name] = holders = new Holders();
        if (holders.InTheWayOf(scope) is null) holders.Add(scope);
    }

    private static string Numbered(string wish, int number) => number == 1 ? wish : wish + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Numbers of one wish that follow each other and are all of one scope: who finds one of them in the way need not try the others.</summary>
    private readonly struct Run(int first, int end)
    {
        public int First => first;

        public int End => end;

        public bool Has(int number) => first <= number && number < end;
    }
}
