using Backprop.Generator.Analysis;
using Backprop.Generator.Differentiate;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Optimise;

/// <summary>
/// for (j…) g[j] += a[j] * s ⇒ AddScaled(s, a, g); for (j…) s += a[j] * b[j] ⇒ s += Dot(a, b): what a loop does to elements side by side, a
/// function does in vectors. The first gives the same bits; the second groups a sum in another way, and so has no place where the value
/// of the method is computed.
/// </summary>
internal sealed partial class Kernels
{
    private readonly Axpy axpy;
    private readonly Routine dot;
    private readonly bool regroups;
    private readonly HashSet<int> exact;
    private readonly Aliases aliases;
    private readonly Tally reads;
    private readonly Definitions definitions;
    private readonly ArrayLengths lengths;
    private bool any;
    private int nextId;

    private Kernels(Function function, Sweeps sweeps, IEnumerable<Expr> kept, bool regroups, string vectors, string buffers)
    {
        axpy = new Axpy(buffers, () => nextId++);
        dot = new Routine(vectors + ".Dot", Seq.Of(Use.Read, Use.Read), Tangent: new Routine(vectors + ".DotTangent", Seq.Of(Use.Read, Use.Read, Use.Read, Use.Read)));
        this.regroups = regroups;
        exact = regroups ? Exact(function, sweeps, kept) : [];
        aliases = new Aliases(function.Body);
        nextId = function.NextId();
        reads = new Tally(IrWalk.All(function.Body).SelectMany(IrWalk.OwnReads).Concat(function.Results.SelectMany(IrWalk.Reads)));
        definitions = new Definitions(function.Body);
        // Buffers are as long as what they belong to, which is checked on entry.
        lengths = new ArrayLengths(definitions.Of, sweeps.BuffersIn(function));
    }

    /// <param name="function">One sweep, or both.</param>
    /// <param name="sweeps">Where they come from.</param>
    /// <param name="regroups">Whether sums may be grouped in another way.</param>
    /// <param name="names">How the classes of the functions are spelled.</param>
    /// <param name="analyses">Whether what is dead then is removed.</param>
    public static Function Run(Function function, Sweeps sweeps, bool regroups, (string Vectors, string Buffers) names, Analyses analyses)
    {
        if (!IrWalk.All(function.Body).Any(stmt => stmt is Loop)) return function;
        var kept = sweeps.Kept.ToArray();
        var pass = new Kernels(function, sweeps, kept, regroups, names.Vectors, names.Buffers);
        var body = pass.Block(function.Body);
        return pass.any ? function with { Body = RemoveDead.Run(body, function.Results.Concat(kept), analyses) } : function;
    }

    /// <summary>The loops on which depends what the user sees: the arrays that the method writes, and what his own code is given.</summary>
    private static HashSet<int> Exact(Function function, Sweeps sweeps, IEnumerable<Expr> kept)
    {
        var buffers = new HashSet<int>(sweeps.Buffers.Select(buffer => buffer.Id));
        var seen = kept.Where(array => !IrWalk.Reads(array).Any(local => buffers.Contains(local.Id)));
        return new HashSet<int>(IrWalk.All(RemoveDead.Run(function.Body, seen)).OfType<Loop>().Select(loop => loop.Form.Id));
    }

    private Seq<Stmt> Block(Seq<Stmt> body)
    {
        var output = new List<Stmt>();
        foreach (var stmt in body)
        {
            if (stmt is Loop loop && SideBySide.Of(loop, output, definitions) is { } elements && Kernel(elements) is { } calls)
            {
                output.Remove(elements.Start);
                output.AddRange(calls);
                any = true;
            }
            else output.Add(IrWalk.MapBlocks(stmt, Block));
        }
        return output.ToSeq();
    }

    /// <summary>The calls that do what the loop does; null if it is no such loop.</summary>
    private List<Stmt>? Kernel(SideBySide loop)
    {
        // Nothing else may ask for what the loop computes, its counter among that.
        var inside = new Tally(IrWalk.All([loop.Loop]).SelectMany(IrWalk.OwnReads));
        bool IsInside(Local local) => reads[local] == inside[local];
        if (!IsInside(loop.Counter) || !loop.Statements.OfType<Assign>().Where(assign => !loop.Sums.ContainsKey(assign.Target.Id)).All(assign => IsInside(assign.Target))) return null;

        var output = new List<Stmt>();
        var used = new HashSet<int>();
        foreach (var stmt in loop.Statements)
        {
            switch (stmt)
            {
                case Assign { Value: Element or Apply { Function: Fn.Mul } } assign when !loop.Sums.ContainsKey(assign.Target.Id):
                    break;
                case AccumulateAt update when loop.Product(update.Value, used) is { } product && product.Scale is { } scale && IsApart(update, loop):
                    if (Whole(product.Array, loop, output, stmt.Quote) is not { } from || Whole(((Read)update.Array).Local, loop, output, stmt.Quote) is not { } to) return null;
                    axpy.Add(output, update, scale, from, to);
                    break;
                case Assign { Value: Apply { Function: Fn.Add } } sum when regroups && !exact.Contains(loop.Loop.Form.Id) && loop.Sums.TryGetValue(sum.Target.Id, out var carried) && SideBySide.Addend(sum, carried) is { } added
                    && IsInside(sum.Target) && loop.Product(added, used) is { Other: { } other } product:
                    if (Whole(product.Array, loop, output, stmt.Quote) is not { } a || Whole(other, loop, output, stmt.Quote) is not { } b) return null;
                    var sumOfProducts = new Local(nextId++, "dot", carried.Type, LocalRole.Temporary);
                    var total = carried with { Id = nextId++, Role = LocalRole.Temporary };
                    output.Add(new Call(Seq.Of(sumOfProducts), dot, Seq.Of<Expr>(a, b), sum.Quote));
                    output.Add(new Assign(total, new Apply(Fn.Add, Seq.Of<Expr>(new Read(carried), new Read(sumOfProducts)), carried.Type), sum.Quote));
                    output.Add(new Assign(carried, new Read(total), sum.Quote));
                    break;
                default:
                    return null;
            }
        }
        return output.Any(stmt => stmt is Call) && used.Count == loop.Computed ? output : null;
    }

    /// <summary>Whether what is added to is not read in the loop, and added to under no other name.</summary>
    private bool IsApart(AccumulateAt update, SideBySide loop)
    {
        var array = ((Read)update.Array).Local;
        int key = aliases.ClassOf(array);
        return !aliases.IsForeign(array) && loop.Statements.All(stmt => IrWalk.ElementReads(stmt).All(read => aliases.IsApart(array, read))
            && (stmt == update || IrWalk.AllWritten(stmt).All(written => aliases.ClassOf(written) != key || written.Id == array.Id)));
    }
}
