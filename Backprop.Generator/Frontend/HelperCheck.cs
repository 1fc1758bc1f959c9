using Backprop.Generator.Analysis;
using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Frontend;

/// <summary>What a method that calls itself cannot do: its calls leave nothing behind but numbers, arrays and what these are parts of.</summary>
internal static class HelperCheck
{
    /// <param name="helper">The method, or the loop.</param>
    /// <param name="part">Where it was met.</param>
    /// <param name="isDisturbed">Whether something is changed after a call that is no variable.</param>
    public static IEnumerable<Refusal> Run(Helper helper, HelperPart part, bool isDisturbed)
    {
        var function = helper.Function;
        if (part.IsCheckpoint && IrWalk.All(function.Body).Any(IrWalk.DoesMore)) yield return Refuse(CheckpointFault.DoesMore, "does more than compute, which would be done twice");
        else if (part.IsCheckpoint && isDisturbed && IrWalk.All(function.Body).Any(stmt => IrWalk.Value(stmt) is Quoted { Movable: false } && stmt is not Effect || stmt is Next { Source.Type: not ArrayType }))
            yield return Refuse(CheckpointFault.ReadsOther, "reads what may be changed before it is computed again; pass it as a number");
        if (!part.IsCheckpoint && IrWalk.All(function.Body).Any(stmt => stmt is Call { Routine.Recomputes: true }))
            yield return Refuse(CheckpointFault.Recursion, "calls a checkpoint; make it one too");
        var aliases = new Aliases(function.Body);
        var mapped = new Shadowing(function, aliases).Mapped;
        foreach (var array in helper.Arrays.Where(array => mapped.Contains(aliases.NumbersOf(array))).Take(1))
            yield return Refuse(CheckpointFault.MovesArray, "'" + array.Name + "' goes by other names on some paths");
        var definitions = new Definitions(function.Body);
        foreach (var span in IrWalk.All(function.Body).SelectMany(IrWalk.OwnTargets).Where(target => target.Type is ArrayType { IsSpan: true }))
            if (definitions.Of(span) is not { Value: Apply { Function: Fn.Slice or Fn.Select } or Read })
                yield return Refuse(CheckpointFault.Array, "'" + span.Name + "' is a span that is no part of an array; use an array");

        Refusal Refuse(CheckpointFault fault, string why) => part.Checkpoint is not null
            ? part.Says(fault)
            : part.At(new Refusal(Descriptors.Call, NameOf(part.Syntax), part.Source!.Callee.Name, Callees.Says(part.Source.Callee.Method) + ", and " + why));
    }

    /// <summary>Where a method says its name.</summary>
    public static Location NameOf(SyntaxNode syntax) => syntax switch
    {
        MethodDeclarationSyntax method => method.Identifier.GetLocation(),
        LocalFunctionStatementSyntax function => function.Identifier.GetLocation(),
        _ => syntax.GetLocation(),
    };
}
