using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Normalise;

/// <summary>
/// model.Weights[i] ⇒ an array that is checked on entry: what a parameter leads to shares nothing with the parameters that are written. Where the members on
/// the way keep their value, that is known for as long as the method runs.
/// </summary>
internal static class HeldArrays
{
    public static Function Run(Function function)
    {
        var definitions = new Definitions(function.Body);
        var assigned = new HashSet<int>(IrWalk.Targets(function.Body).Select(target => target.Id));
        var held = new List<HeldArray>();
        return function with { Body = Block(function.Body), Held = held.Distinct().ToSeq() };

        Seq<Stmt> Block(Seq<Stmt> body) => body.Select(stmt => stmt is Assign { Value: Quoted { Pure: true, Reached.Count: > 0 } text } assign ? Apart(assign, text) : IrWalk.MapBlocks(stmt, Block)).ToSeq();

        Stmt Apart(Assign assign, Quoted text)
        {
            var found = text.Reached.Select(reach => Find(text, reach)).OfType<HeldArray>().ToArray();
            held.AddRange(found);
            return found.Length == text.Reached.Count && text.Reached.All(reach => reach.IsKept) ? assign with { Value = text with { IsApart = true } } : assign;
        }

        HeldArray? Find(Quoted text, Reach reach) => reach.Path is null ? null
            : reach.Hole < 0 ? new HeldArray(null, reach.Path, reach.Type)
            : OwnerIn(text.Holes[reach.Hole].Value) is { } owner ? new HeldArray(owner, reach.Path, reach.Type) : null;

        Local? OwnerIn(Atom atom) => atom is not Read { Local: var local } ? null
            : function.Parameters.Contains(local) ? assigned.Contains(local.Id) ? null : local
            : definitions.Of(local)?.Value is Read source ? OwnerIn(source) : null;
    }
}
