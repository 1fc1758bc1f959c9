using Backprop.Generator.Ir;

namespace Backprop.Generator.Analysis;

/// <summary>
/// What the calls of helpers tell of each other, by fixpoints over all of them: which arrays a helper writes, which of its parameters carry a
/// derivative at some call, and which of its arrays somebody may write once it has run.
/// </summary>
internal sealed class HelperLinks
{
    private readonly Seq<Local> activeOfEntry;
    private readonly Function[] functions;
    private readonly HashSet<(int Helper, int Parameter)> updated = [];
    private readonly HashSet<(int Helper, int Parameter)> active = [];
    private readonly HashSet<(int Helper, int Parameter)> writtenLater = [];

    private HelperLinks(Function entry, Seq<Local> activeOfEntry, IEnumerable<Function> helpers)
    {
        this.activeOfEntry = activeOfEntry;
        functions = [entry, .. helpers];
    }

    /// <summary>The functions with calls that say so.</summary>
    /// <param name="entry">The method that is differentiated.</param>
    /// <param name="active">Its parameters that carry a derivative.</param>
    /// <param name="helpers">The functions of the helpers, by their numbers.</param>
    /// <param name="names">Their names.</param>
    public static (Function Entry, Seq<Helper> Helpers) Run(Function entry, Seq<Local> active, IReadOnlyList<Function> helpers, IReadOnlyList<string> names)
    {
        if (helpers.Count == 0) return (entry, Seq<Helper>.Empty);
        var links = new HelperLinks(entry, active, helpers);
        links.Settle(links.FindUpdated);
        links.Settle(links.FindActive);
        links.Settle(links.FindWrittenLater);
        var linked = links.functions.Select((function, i) => i == 0 ? function : function with { WrittenLater = links.OfHelper(i - 1, links.writtenLater), IsHelper = true }).ToArray();
        return (linked[0], names.Select((name, i) => new Helper(name, linked[i + 1], links.OfHelper(i, links.active))).ToSeq());
    }

    private Seq<Local> OfHelper(int helper, HashSet<(int Helper, int Parameter)> which) =>
        functions[helper + 1].Parameters.Where((_, i) => which.Contains((helper, i))).ToSeq();

    private void Settle(Action<int> find)
    {
        int before;
        do
        {
            before = updated.Count + active.Count + writtenLater.Count;
            for (int i = 0; i < functions.Length; i++)
            {
                functions[i] = functions[i] with { Body = Linked(functions[i].Body) };
                find(i);
            }
        }
        while (updated.Count + active.Count + writtenLater.Count != before);
    }

    private void FindUpdated(int index)
    {
        if (index == 0) return;
        var aliases = new Aliases(functions[index].Body);
        for (int i = 0; i < functions[index].Parameters.Count; i++)
            if (functions[index].Parameters[i] is { Type: ArrayType } array && aliases.IsWritten(array)) updated.Add((index - 1, i));
    }

    private void FindActive(int index)
    {
        var activity = new Activity(functions[index], index == 0 ? activeOfEntry : OfHelper(index - 1, active));
        ForEachArgument(functions[index], (_, place, arg) =>
        {
            if (arg.Type.CarriesReals && activity.IsVaried(arg)) active.Add(place);
        });
    }

    private void FindWrittenLater(int index)
    {
        var function = index == 0 ? functions[0] : functions[index] with { WrittenLater = OfHelper(index - 1, writtenLater), IsHelper = true };
        var aliases = new Aliases(function.Body);
        var settled = new Settled(function, aliases, new LoopCounters(function.Body, new Loops(function.Body)));
        ForEachArgument(function, (call, place, arg) =>
        {
            if (arg is Read { Local: { Type: ArrayType } array } && (!settled.Holds(call, array) || aliases.IsForeign(array))) writtenLater.Add(place);
        });
    }

    private static void ForEachArgument(Function function, Action<Call, (int Helper, int Parameter), Expr> look)
    {
        foreach (var call in IrWalk.All(function.Body).OfType<Call>())
            if (call.Routine.Helper is { } helper)
                for (int i = 0; i < call.Args.Count; i++) look(call, (helper.Helper, i), call.Args[i]);
    }

    private Seq<Stmt> Linked(Seq<Stmt> body) => body.Select(stmt => stmt is Call { Routine.Helper: { } helper } call ? Linked(call, helper.Helper) : IrWalk.MapBlocks(stmt, Linked)).ToSeq();

    private Call Linked(Call call, int helper) => call with
    {
        Routine = call.Routine with
        {
            Uses = call.Routine.Uses.Select((use, i) => use is not (Use.Read or Use.Updated) ? use : updated.Contains((helper, i)) ? Use.Updated : Use.Read).ToSeq(),
            Active = call.Args.Select((_, i) => active.Contains((helper, i))).ToSeq(),
        },
    };
}
