using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Frontend;

/// <summary>
/// Which helpers are called before something is changed that is no variable of the method, or an array that somebody else may have: when they are computed
/// again, they would read something else. By a fixpoint over the calls, each function read backwards.
/// </summary>
internal sealed class Disturbances
{
    private readonly Function[] functions;
    private readonly Aliases[] aliases;
    private readonly bool[] disturbs;
    private readonly HashSet<int> before = [];

    private Disturbances(Function entry, Seq<Helper> helpers)
    {
        functions = [entry, .. helpers.Select(helper => helper.Function)];
        aliases = functions.Select(function => new Aliases(function.Body)).ToArray();
        disturbs = new bool[functions.Length];
    }

    /// <summary>Their numbers.</summary>
    public static ISet<int> Before(Function entry, Seq<Helper> helpers)
    {
        var pass = new Disturbances(entry, helpers);
        int known;
        do
        {
            known = pass.Known;
            for (int i = 0; i < pass.functions.Length; i++) pass.disturbs[i] |= pass.Walk(i, pass.functions[i].Body, isLater: i > 0 && pass.before.Contains(i - 1));
        }
        while (pass.Known > known);
        return pass.before;
    }

    private int Known => before.Count + disturbs.Count(does => does);

    /// <summary>Whether the body changes something.</summary>
    /// <param name="index">The function that it belongs to.</param>
    /// <param name="body">The statements.</param>
    /// <param name="isLater">Whether something is changed after them.</param>
    private bool Walk(int index, Seq<Stmt> body, bool isLater)
    {
        bool does = false;
        for (int i = body.Count - 1; i >= 0; i--)
        {
            var stmt = body[i];
            bool isAfter = isLater || does || stmt is Loop && Does(index, stmt);
            foreach (var block in IrWalk.Blocks(stmt)) does |= Walk(index, block, isAfter);
            does |= DoesItself(index, stmt);
            if (stmt is Call { Routine.Helper: { } helper } && (isAfter || disturbs[helper.Helper + 1])) before.Add(helper.Helper);
        }
        return does;
    }

    private bool Does(int index, Stmt stmt) => IrWalk.All([stmt]).Any(inner => DoesItself(index, inner));

    private bool DoesItself(int index, Stmt stmt) =>
        IrWalk.DoesMore(stmt) || IrWalk.AllWritten(stmt).Any(aliases[index].IsForeign) || stmt is Call { Routine.Helper: { } helper } && disturbs[helper.Helper + 1];
}
