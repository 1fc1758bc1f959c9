using Backprop.Generator.Beautify;
using Backprop.Generator.Emit;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Pipeline;

/// <summary>
/// XGradient(…) { using var workspace = Workspace.Rent(); … } ⇒ XGradient(…, workspace) { … }: a call at once that gives back itself what it rents works
/// in the workspace of its caller.
/// </summary>
internal sealed class LentWorkspaces(Compiler compiler, HelperForms forms)
{
    private readonly Dictionary<HelperCall, Function> printed = [];
    private readonly Dictionary<HelperCall, bool> lent = [];

    /// <summary>A call at once as it is printed.</summary>
    public Function Of(HelperCall call) => Run(Printed(call));

    /// <summary>Whether a call is given the workspace of its caller.</summary>
    public bool IsLent(HelperCall call)
    {
        if (call.Sweep != HelperSweep.Gradient) return false;
        if (!lent.ContainsKey(call)) Find(call);
        return lent[call];
    }

    /// <summary>A function as it is printed, with the calls marked that are given its workspace.</summary>
    public Function Run(Function function) => function with { Body = Marked(function.Body) };

    private Function Printed(HelperCall call) => printed.TryGetValue(call, out var known) ? known : printed[call] = compiler.Beautify(forms.Of(call).Function, isCall: true);

    /// <summary>What is given one for the sake of those that it calls, by as many rounds as that needs.</summary>
    private void Find(HelperCall first)
    {
        var met = new HashSet<HelperCall> { first };
        var open = new Queue<HelperCall>(met);
        var callees = new Dictionary<HelperCall, HelperCall[]>();
        while (open.Count > 0)
        {
            var call = open.Dequeue();
            foreach (var callee in callees[call] = [.. IrWalk.HelperCalls(Printed(call).Body).Where(callee => callee.Sweep == HelperSweep.Gradient).Distinct()])
                if (met.Add(callee)) open.Enqueue(callee);
        }
        var settled = met.Where(call => GivenBack.IsComplete(Printed(call))).ToArray();
        foreach (var call in met) lent[call] = settled.Contains(call) && ArrayExpressions.Rents(Printed(call).Body);
        for (bool isNew = true; isNew;)
        {
            isNew = false;
            foreach (var call in settled)
                if (!lent[call] && callees[call].Any(callee => lent[callee])) isNew = lent[call] = true;
        }
    }

    private Seq<Stmt> Marked(Seq<Stmt> body) => body.Select(stmt => stmt is Call { Routine: { Helper: { } helper } routine } call && IsLent(helper)
        ? call with { Routine = routine with { IsLent = true } }
        : IrWalk.MapBlocks(stmt, Marked)).ToSeq();
}
