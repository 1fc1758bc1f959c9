using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;
using Backprop.Generator.Optimise;

namespace Backprop.Generator.Differentiate;

/// <summary>
/// The sweeps as two functions. What the second reads of the first is the tape: further results there, parameters here.
/// </summary>
internal sealed record Split(Function Forward, Seq<Local> Recorded, Function Backward)
{
    /// <param name="sweeps">The sweeps.</param>
    /// <param name="analyses">The analyses that are on.</param>
    /// <param name="passed">The parameters that the backward sweep is given once more, so that they need not be on the tape.</param>
    public static Split Run(Sweeps sweeps, Analyses analyses, Seq<Local> passed)
    {
        var primal = sweeps.Primal;
        var adjoints = sweeps.Adjoints;
        var kept = sweeps.Kept.ToArray();
        var all = RemoveDead.Run(Kept(sweeps.Backward), adjoints.Concat(kept), analyses);
        var (masks, unrecorded) = Masks.Hoist(all, primal);
        (sweeps, unrecorded) = Selections.Run(sweeps with { Primal = primal with { Body = primal.Body.Concat(masks).ToSeq() } }, unrecorded, analyses);
        primal = sweeps.Primal;
        var (body, backward, _, _) = Recording.Run(primal, unrecorded, sweeps.Whole.NextId(), new Economy(analyses, _ => false));

        var own = new HashSet<int>(IrWalk.Targets(backward).Concat(sweeps.Seeds).Concat(sweeps.Buffers).Concat(passed).Select(local => local.Id));
        var recorded = new Dictionary<int, Local>();
        foreach (var local in backward.SelectMany(IrWalk.Reads).Concat(adjoints.SelectMany(IrWalk.Reads)))
            if (!own.Contains(local.Id)) recorded[local.Id] = local;
        // What is a literal is spelled once more.
        var once = new Definitions(body);
        var literals = IrWalk.All(body).OfType<Assign>().Where(assign => assign is { Target: var target, Value: Quoted { Holes.Count: 0, Movable: true, Type.Text: "int" } } && recorded.ContainsKey(target.Id)
            && once.Of(target) is not null).Select(literal => literal with { Quote = -1 }).ToArray();
        foreach (var literal in literals)
        {
            recorded.Remove(literal.Target.Id);
            own.Add(literal.Target.Id);
        }
        if (primal.IsHelper)
        {
            var parts = Parts(body, recorded, own);
            var again = (analyses & Analyses.Recompute) == 0 ? [] : Frames.Shrink(primal, body, recorded, passed.Concat(literals.Select(literal => literal.Target)), adjoints.SelectMany(IrWalk.Reads));
            // Where they are read: a branch that was not entered may have no such element, and no such part.
            backward = Sink.Into(backward, again.Concat(parts.Where(part => again.All(step => step.Target.Id != part.Target.Id))).ToArray());
        }
        // The backward sweep checks its buffers against the arrays that they belong to.
        foreach (var parameter in sweeps.ActiveArrays.Except(passed)) recorded[parameter.Id] = parameter;
        var inOrder = primal.Parameters.Concat(IrWalk.Targets(body)).Where(local => recorded.ContainsKey(local.Id)).Distinct().ToSeq();

        Local OnTape(Local local) => local with { Role = LocalRole.Tape };
        Atom Recall(Atom atom) => atom is Read { Local: var local } && recorded.ContainsKey(local.Id) ? new Read(OnTape(local)) : atom;
        var results = primal.Results.Concat(inOrder.Select(local => (Expr)new Read(local))).ToSeq();
        return new Split(
            primal with { Body = RemoveDead.Run(body, results.Concat(kept), analyses), Results = results },
            inOrder,
            new Function(
                inOrder.Select(OnTape).Concat(passed).Concat(sweeps.Seeds).Concat(sweeps.Buffers).ToSeq(),
                literals.Concat(backward.Select(stmt => IrWalk.MapAtoms(stmt, Recall))).ToSeq(),
                adjoints.Select(adjoint => IrWalk.MapAtoms(adjoint, Recall)).ToSeq(),
                primal.Quotes));
    }

    /// <summary>A backward sweep may be called again: the tapes of others that it reads are those of its own tape, which gives them back.</summary>
    private static Seq<Stmt> Kept(Seq<Stmt> backward) => backward.Where(stmt => stmt is not Release).Select(stmt => IrWalk.MapBlocks(stmt, Kept)).ToSeq();

    /// <summary>A span cannot be kept: it is cut out once more of the array that it is a part of.</summary>
    private static IReadOnlyList<Assign> Parts(Seq<Stmt> body, Dictionary<int, Local> recorded, HashSet<int> own)
    {
        var definitions = new Definitions(body);
        var parts = new List<Assign>();
        void Cut(Local span)
        {
            if (!recorded.Remove(span.Id) || !own.Add(span.Id)) return;
            var definition = definitions.Of(span)!;
            foreach (var operand in IrWalk.Reads(definition.Value))
            {
                if (own.Contains(operand.Id)) continue;
                recorded[operand.Id] = operand;
                if (operand.Type is ArrayType { IsSpan: true }) Cut(operand);
            }
            parts.Add(definition with { Quote = -1 });
        }
        foreach (var span in recorded.Values.Where(local => local.Type is ArrayType { IsSpan: true }).ToArray()) Cut(span);
        return parts;
    }
}
