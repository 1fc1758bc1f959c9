using Backprop.Generator.Ir;
using Backprop.Generator.Rules.Numerics;

namespace Backprop.Generator.Beautify;

/// <summary>y = given f(v, x) ⇒ y = v: derivatives are taken by now. What was computed for their sake alone is left out.</summary>
internal sealed class LibraryValues
{
    private readonly HashSet<int> meanings = [];
    private Tally reads = new();
    private bool any;

    public static Function Run(Function function)
    {
        if (!IrWalk.All(function.Body).Any(IsGiven)) return function;
        var pass = new LibraryValues();
        var body = pass.Taken(function.Body);
        do
        {
            pass.any = false;
            pass.reads = new Tally(body.SelectMany(IrWalk.Reads).Concat(function.Results.SelectMany(IrWalk.Reads)));
            body = pass.Needed(body);
        }
        while (pass.any);
        return function with { Body = body };
    }

    private static bool IsGiven(Stmt stmt) => IrWalk.Value(stmt) is Apply apply && Given.Is(apply.Function);

    private Seq<Stmt> Taken(Seq<Stmt> body) => body.SelectMany(stmt =>
    {
        if (IrWalk.Blocks(stmt).Any()) return [IrWalk.MapBlocks(stmt, Taken)];
        if (!IsGiven(stmt)) return [stmt];
        var targets = IrWalk.Targets(stmt).ToArray();
        var operands = ((Apply)IrWalk.Value(stmt)!).Args;
        foreach (var local in operands.Skip(targets.Length).SelectMany(IrWalk.Reads)) meanings.Add(local.Id);
        return targets.Select((target, i) => (Stmt)new Assign(target, operands[i], stmt.Quote));
    }).ToSeq();

    private Seq<Stmt> Needed(Seq<Stmt> body) => body.Where(stmt =>
    {
        if (stmt is not Assign { Target: { Role: LocalRole.Temporary } target, Value: Atom or Apply or Quoted { Movable: true } } || !meanings.Contains(target.Id) || reads[target] > 0) return true;
        foreach (var local in IrWalk.Reads(stmt)) meanings.Add(local.Id);
        any = true;
        return false;
    }).Select(stmt => IrWalk.Blocks(stmt).Any() ? IrWalk.MapBlocks(stmt, Needed) : stmt).ToSeq();
}
