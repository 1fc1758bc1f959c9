using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Optimise;

/// <summary>
/// Removes what nothing needs: liveness, by a worklist from the results and from what the user's own code does, which stays, once
/// and in order.
/// </summary>
internal sealed class RemoveDead
{
    private readonly List<(Stmt Stmt, int Parent)> statements = [];
    private readonly Dictionary<int, List<int>> definitions = [];
    private readonly Dictionary<int, List<int>> stores = [];
    private readonly HashSet<int> needed = [];
    private readonly HashSet<int> neededElements = [];
    private readonly Aliases aliases;
    private readonly Stack<int> open = [];
    private bool[] live = [];
    private int position;

    private RemoveDead(Seq<Stmt> body, Aliases? around) => aliases = new Aliases(body, around);

    public static Seq<Stmt> Run(Seq<Stmt> body, IEnumerable<Expr> results, Analyses analyses = Analyses.All, Aliases? around = null)
    {
        if ((analyses & Analyses.Liveness) == 0) return body;
        var pass = new RemoveDead(body, around);
        pass.Number(body, parent: -1);
        pass.live = new bool[pass.statements.Count];
        foreach (var local in results.SelectMany(IrWalk.Reads))
        {
            pass.Need(local);
            if (local.Type is ArrayType or Tape) pass.NeedElements(pass.aliases.ClassOf(local), pass.aliases.NumbersOf(local));
        }
        for (int i = 0; i < pass.statements.Count; i++)
            if (HasEffect(pass.statements[i].Stmt)) pass.Live(i);
        while (pass.open.Count > 0) pass.Mark(pass.open.Pop());
        return pass.Sweep(body);
    }

    private static bool HasEffect(Stmt stmt) =>
        stmt is Effect || stmt is Call call && (call.Routine.IsCheck || call.Routine.HasEffects) || stmt is Assign or Unpack && IrWalk.Impure(stmt) is not null;

    private void Number(Seq<Stmt> body, int parent)
    {
        foreach (var stmt in body)
        {
            int index = statements.Count;
            statements.Add((stmt, parent));
            if (IrWalk.Blocks(stmt).Any())
                foreach (var block in IrWalk.Blocks(stmt)) Number(block, index);
            else
            {
                foreach (var target in IrWalk.Targets(stmt)) Add(definitions, target.Id, index);
                foreach (var array in IrWalk.AllWritten(stmt)) Add(stores, aliases.ClassOf(array), index);
            }
        }
    }

    private static void Add(Dictionary<int, List<int>> lists, int key, int index)
    {
        if (!lists.TryGetValue(key, out var list)) lists[key] = list = [];
        list.Add(index);
    }

    /// <summary>What has been put into the array, under whatever name.</summary>
    private void NeedElements(params int[] classes)
    {
        foreach (int key in classes)
            if (neededElements.Add(key) && stores.TryGetValue(key, out var list))
                foreach (int index in list) Live(index);
    }

    private void Need(Local local)
    {
        if (!needed.Add(local.Id) || !definitions.TryGetValue(local.Id, out var list)) return;
        foreach (int index in list) Live(index);
    }

    private void Live(int index)
    {
        if (live[index]) return;
        live[index] = true;
        open.Push(index);
    }

    private void Mark(int index)
    {
        var (stmt, parent) = statements[index];
        if (parent >= 0) Live(parent);
        if (IrWalk.Blocks(stmt).Any())
        {
            foreach (var local in IrWalk.HeadReads(stmt)) Need(local);
            // How often a loop runs, and what it asks for next, is part of what it does.
            if (stmt is Loop loop && loop.Test.Count > 0 && loop.Test[0] is Next) Live(index + 1);
        }
        else if (IsWanted(stmt)) foreach (var local in IrWalk.Reads(stmt)) Need(local);
        else foreach (var local in IrWalk.Reads(IrWalk.Value(stmt)!)) Need(local);
        if (stmt is Next { Source: Read { Local.Type: ArrayType } source }) NeedElements(aliases.ClassOf(source.Local));
        foreach (var array in IrWalk.ElementReads(stmt)) NeedElements(aliases.ClassOf(array));
    }

    private bool IsWanted(Stmt stmt) => stmt is Effect or Store or AccumulateAt or Call or Next || IrWalk.Targets(stmt).Any(target => needed.Contains(target.Id));

    private Seq<Stmt> Sweep(Seq<Stmt> body)
    {
        var kept = new List<Stmt>();
        foreach (var stmt in body)
        {
            int index = position++;
            if (IrWalk.Blocks(stmt).Any())
            {
                var inner = IrWalk.MapBlocks(stmt, Sweep);
                if (live[index]) kept.Add(inner);
            }
            else if (stmt is Note || stmt is Release release && IrWalk.Reads(release.Rented).All(tape => needed.Contains(tape.Id))) kept.Add(stmt);
            else if (live[index])
                kept.Add(stmt is (Assign or Unpack) && !IsWanted(stmt) && IrWalk.Value(stmt) is Quoted quoted ? new Effect(quoted, stmt.Quote) : stmt is Call { Targets.Count: 1, Routine: { Helper: null, HasEffects: true } } call && !needed.Contains(call.Targets[0].Id) ? call with { Targets = Seq<Local>.Empty } : stmt);
        }
        return kept.ToSeq();
    }
}
