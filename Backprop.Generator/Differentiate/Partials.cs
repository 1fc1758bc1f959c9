using Backprop.Generator.Ir;
using Backprop.Generator.Rules;

namespace Backprop.Generator.Differentiate;

/// <summary>
/// The partial derivatives of one statement: for each variable among the operands and each result, their sum over the places
/// where the variable stands (x * x has one partial, 2 * x).
/// </summary>
internal sealed class Partials
{
    private readonly List<(Local Local, Expr[] ByResult)> rows = [];

    public Partials(Local local, Expr partial) => rows.Add((local, [partial]));

    public Partials(Expr value, IReadOnlyList<Expr> results, Func<Local, bool> isVaried, Func<Local, bool> isWanted)
    {
        switch (value)
        {
            case Read { Local: var local } when isWanted(local):
                rows.Add((local, [Algebra.Number(1, value.Type)]));
                break;
            case Apply apply when RuleBook.IsDifferentiable(apply.Function):
                Read(apply, results, isVaried, isWanted);
                break;
        }
    }

    public IReadOnlyList<(Local Local, Expr[] ByResult)> Rows => rows;

    /// <summary>Whether a partial may be infinite, so that a zero adjoint has to be kept from it.</summary>
    public bool Singular { get; private set; }

    private void Read(Apply apply, IReadOnlyList<Expr> results, Func<Local, bool> isVaried, Func<Local, bool> isWanted)
    {
        var rule = RuleBook.Of(apply.Function);
        bool Varies(Expr arg) => arg is Read read && isVaried(read.Local);
        var partials = rule.Partials(new RuleCall(apply.Args, results, apply.Args.Select(Varies).ToArray()));
        for (int i = 0; i < apply.Args.Count; i++)
        {
            if (apply.Args[i] is not Read { Local: { IsReal: true } local } || !isWanted(local)) continue;
            int row = rows.FindIndex(known => known.Local.Id == local.Id);
            if (row < 0)
            {
                row = rows.Count;
                rows.Add((local, results.Select(result => (Expr)Algebra.Number(0, result.Type)).ToArray()));
            }
            for (int result = 0; result < results.Count; result++)
            {
                var partial = partials[result * apply.Args.Count + i];
                Singular |= rule.Singular && !Poles.IsFinite(partial, results);
                rows[row].ByResult[result] += partial;
            }
        }
    }
}
