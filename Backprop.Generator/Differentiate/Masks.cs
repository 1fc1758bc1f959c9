using Backprop.Generator.Ir;

namespace Backprop.Generator.Differentiate;

/// <summary>
/// A comparison that the backward sweep makes between values that it reads for nothing else is made in the forward sweep, so
/// that one bit is recorded instead of numbers: ReLU's mask.
/// </summary>
internal static class Masks
{
    public static (Seq<Stmt> Masks, Seq<Stmt> Backward) Hoist(Seq<Stmt> backward, Function primal)
    {
        var forward = new HashSet<int>(primal.Parameters.Concat(primal.Body.Where(stmt => stmt is Assign or Unpack).SelectMany(IrWalk.Targets)).Select(local => local.Id));
        var masks = new List<Stmt>();
        var moved = new HashSet<int>();
        var candidates = Candidates(backward).ToList();
        var readElsewhere = new HashSet<int>(backward.SelectMany(stmt => ReadsOutside(stmt, candidates)));
        foreach (var mask in candidates)
        {
            var operands = IrWalk.Reads(mask.Value).ToArray();
            if (!operands.All(local => forward.Contains(local.Id)) || operands.All(local => readElsewhere.Contains(local.Id))) continue;
            masks.Add(mask);
            moved.Add(mask.Target.Id);
            forward.Add(mask.Target.Id);
        }
        return (masks.ToSeq(), Without(backward, moved));
    }

    private static bool IsComparison(Stmt stmt) => stmt is Assign { Value: Apply apply } && Fn.IsDiscrete(apply.Function);

    private static IEnumerable<Assign> Candidates(IEnumerable<Stmt> body) => body.SelectMany(stmt => stmt switch
    {
        Assign assign when IsComparison(assign) => [assign],
        Repeat => [],
        _ => IrWalk.Blocks(stmt).SelectMany(Candidates),
    });

    private static IEnumerable<int> ReadsOutside(Stmt stmt, List<Assign> candidates) => stmt switch
    {
        Guard guard => guard.Adjoints.SelectMany(IrWalk.Reads).Select(local => local.Id).Concat(guard.Body.SelectMany(inner => ReadsOutside(inner, candidates))),
        If choice => IrWalk.Reads(choice.Condition).Select(local => local.Id).Concat(choice.Then.Concat(choice.Else).SelectMany(inner => ReadsOutside(inner, candidates))),
        Repeat => IrWalk.Reads(stmt).Select(local => local.Id),
        _ => IsComparison(stmt) ? [] : IrWalk.Reads(stmt).Select(local => local.Id),
    };

    private static Seq<Stmt> Without(Seq<Stmt> body, HashSet<int> moved) =>
        body.Where(stmt => !(stmt is Assign assign && moved.Contains(assign.Target.Id)))
            .Select(stmt => IrWalk.MapBlocks(stmt, block => Without(block, moved))).ToSeq();
}
