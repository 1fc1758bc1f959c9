using Backprop.Generator.Ir;

namespace Backprop.Generator.Differentiate;

/// <summary>
/// Spells values of the forward sweep so that the backward sweep needs least of it: a copy as its source, a constant as itself,
/// a conversion or a negation as that of its source.
/// </summary>
internal sealed class Available
{
    private readonly Dictionary<int, Expr> definitions = [];

    public Available(Function primal)
    {
        var once = new HashSet<int>();
        var met = new HashSet<int>(IrWalk.Targets(primal.Body).Where(target => !once.Add(target.Id)).Select(target => target.Id));
        foreach (var stmt in IrWalk.All(primal.Body))
            if (stmt is Assign { Value: Atom or Apply { Function: Fn.Convert or Fn.Plus or Fn.Neg } } assign && !met.Contains(assign.Target.Id))
                definitions[assign.Target.Id] = assign.Value switch
                {
                    Apply { Function: Fn.Convert } convert => Algebra.Convert(Everywhere(convert.Args[0]), convert.Type),
                    Apply { Function: Fn.Neg } negation => Algebra.Neg(Everywhere(negation.Args[0])),
                    Apply plus => Everywhere(plus.Args[0]),
                    var atom => Everywhere(atom),
                };
    }

    public Expr Everywhere(Expr expr) => expr switch
    {
        Read read => definitions.TryGetValue(read.Local.Id, out var definition) ? definition : read,
        Apply apply => Algebra.Rebuild(apply, apply.Args.Select(Everywhere).ToSeq()),
        _ => expr,
    };
}
