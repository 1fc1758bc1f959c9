using Backprop.Generator.Analysis;
using Backprop.Generator.Emit;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Normalise;

/// <summary>A new array that the caller, or code of the user's own, may get hold of has to be new indeed; all others may be rented.</summary>
internal static class Escapes
{
    public static Function Run(Function function)
    {
        var aliases = new Aliases(function.Body);
        IEnumerable<int> Classes(Local local) => [aliases.ClassOf(local), aliases.NumbersOf(local)];
        var escaped = new HashSet<int>(function.Parameters.Concat(function.Results.SelectMany(IrWalk.Reads)).Where(local => local.Type is ArrayType).SelectMany(Classes));
        foreach (var stmt in IrWalk.All(function.Body))
        {
            foreach (var target in IrWalk.OwnTargets(stmt))
                if (target.Type is ArrayType && aliases.IsForeign(target)) escaped.UnionWith(Classes(target));
            if (IrWalk.Impure(stmt) is { } text) escaped.UnionWith(IrWalk.ElementReads(text).SelectMany(Classes));
        }
        return escaped.Count == 0 ? function : function with { Body = Marked(function.Body, local => escaped.Contains(aliases.ClassOf(local))) };
    }

    private static Seq<Stmt> Marked(Seq<Stmt> body, Func<Local, bool> escapes) => body.Select(stmt =>
        stmt is Assign { Value: Apply { Function: Fn.NewArray } creation } assign && escapes(assign.Target)
            ? assign with { Value = creation with { Callee = ArrayExpressions.Own } }
            : IrWalk.MapBlocks(stmt, block => Marked(block, escapes))).ToSeq();
}
