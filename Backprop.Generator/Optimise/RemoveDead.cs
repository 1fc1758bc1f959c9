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
    private readonly HashSet<int> needed = [];
    private readonly Stack<int> open = [];
    private bool[] live = [];
    private int position;

    public static Seq<Stmt> Run(Seq<Stmt> body, IEnumerable<Expr> results, Analyses analyses = Analyses.All)
    {
        if ((analyses & Analyses.Liveness) == 0) return body;
        var pass = new RemoveDead();
        pass.Number(body, parent: -1);
        pass.live = new bool[pass.statements.Count];
        foreach (var local in results.SelectMany(IrWalk.Reads)) pass.Need(local);
        for (int i = 0; i < pass.statements.Count; i++)
            if (HasEffect(pass.statements[i].Stmt)) pass.Live(i);
        while (pass.open.Count > 0) pass.Mark(pass.open.Pop());
        return pass.Sweep(body);
    }

    private static bool HasEffect(Stmt stmt) =>
        stmt is Effect || stmt is Assign or Unpack && IrWalk.Value(stmt) is Quoted { Movable: false };

    private void Number(Seq<Stmt> body, int parent)
    {
        foreach (var stmt in body)
        {
            int index = statements.Count;
            statements.Add((stmt, parent));
            if (IrWalk.Blocks(stmt).Any())
                foreach (var block in IrWalk.Blocks(stmt)) Number(block, index);
            else
                foreach (var target in stmt is Store store ? IrWalk.Reads(store.Array) : IrWalk.Targets(stmt))
                {
                    if (!definitions.TryGetValue(target.Id, out var list)) definitions[target.Id] = list = [];
                    list.Add(index);
                }
        }
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
    }

    private bool IsWanted(Stmt stmt) => stmt is Effect or Store || IrWalk.Targets(stmt).Any(target => needed.Contains(target.Id));

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
            else if (stmt is Note || stmt is Release release && IrWalk.Reads(release.Tape).All(tape => needed.Contains(tape.Id))) kept.Add(stmt);
            else if (live[index])
                kept.Add(stmt is (Assign or Unpack) && !IsWanted(stmt) && IrWalk.Value(stmt) is Quoted quoted ? new Effect(quoted, stmt.Quote) : stmt);
        }
        return kept.ToSeq();
    }
}
