using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Normalise;

/// <summary>t = a * b; y = t ⇒ y = a * b, where nothing else reads t. On a function in which every variable is assigned once.</summary>
internal static class NameResults
{
    public static Function Run(Function function)
    {
        var reads = new Tally(function.Body.SelectMany(IrWalk.Reads).Concat(function.Results.SelectMany(IrWalk.Reads)));
        return function with { Body = Block(function.Body, reads, new Loops(function.Body)) };
    }

    private static Seq<Stmt> Block(Seq<Stmt> block, Tally reads, Loops loops)
    {
        var own = new HashSet<int>(block.Where(stmt => stmt is Assign or Unpack or Call).SelectMany(IrWalk.Targets).Select(local => local.Id));
        var named = new Dictionary<int, Local>();
        foreach (var stmt in block)
            if (stmt is Assign { Value: Read { Local: { Role: LocalRole.Temporary } source } } copy && own.Contains(source.Id)
                && (copy.Target.Type == source.Type || source.Type is Passive) && reads[source] == 1 && !loops.IsCarried(copy.Target))
                named[source.Id] = copy.Target;

        Local Named(Local local) => named.TryGetValue(local.Id, out var name) ? Named(name) : local;
        var body = new List<Stmt>();
        foreach (var stmt in block)
        {
            if (stmt is Assign { Value: Read { Local: var source } } && named.ContainsKey(source.Id)) continue;
            body.Add(stmt switch
            {
                Assign assign => assign with { Target = Named(assign.Target) },
                Unpack unpack => unpack with { Targets = unpack.Targets.Select(Named).ToSeq() },
                Call call => call with { Targets = call.Targets.Select(Named).ToSeq() },
                _ => IrWalk.MapBlocks(stmt, inner => Block(inner, reads, loops)),
            });
        }
        return body.ToSeq();
    }
}
