using Backprop.Generator.Analysis;
using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Frontend;

/// <summary>What a method that calls itself cannot do: its calls leave nothing behind but numbers, arrays and what these are parts of.</summary>
internal static class HelperCheck
{
    /// <param name="helper">The method.</param>
    /// <param name="source">Where it was met.</param>
    /// <param name="isDisturbed">Whether something is changed meanwhile that is no variable.</param>
    public static IEnumerable<Refusal> Run(Helper helper, HelperSource source, bool isDisturbed)
    {
        var function = helper.Function;
        string says = Callees.Says(source.Callee.Method);
        bool isCheckpoint = Callees.IsCheckpoint(source.Callee.Method);
        if (isCheckpoint && DoesMore(function)) yield return Refuse(says + ", and does more than compute, which would be done twice");
        else if (isCheckpoint && isDisturbed && IrWalk.All(function.Body).Any(stmt => IrWalk.Value(stmt) is Quoted { Movable: false } && stmt is not Effect || stmt is Next { Source.Type: not ArrayType }))
            yield return Refuse(says + ", and reads what may be changed before it is computed again; pass it as a number");
        if (!isCheckpoint && IrWalk.All(function.Body).Any(stmt => stmt is Call { Routine.Recomputes: true }))
            yield return Refuse(says + ", and calls a checkpoint; make it one too");
        var aliases = new Aliases(function.Body);
        var mapped = new Shadowing(function, aliases).Mapped;
        foreach (var array in helper.Arrays.Where(array => mapped.Contains(aliases.NumbersOf(array))).Take(1))
            yield return Refuse(says + ", and '" + array.Name + "' goes by other names on some paths");
        var definitions = new Definitions(function.Body);
        foreach (var span in IrWalk.All(function.Body).SelectMany(IrWalk.OwnTargets).Where(target => target.Type is ArrayType { IsSpan: true }))
            if (definitions.Of(span) is not { Value: Apply { Function: Fn.Slice or Fn.Select } or Read })
                yield return Refuse(says + ", and '" + span.Name + "' is a span that is no part of an array; use an array");

        Refusal Refuse(string why) => new Refusal(Descriptors.Call, NameOf(source.Callee.Syntax!), source.Callee.Name, why).At(source.Call, source.Callee.Name);
    }

    /// <summary>Whether a function does more than compute.</summary>
    public static bool DoesMore(Function function) => IrWalk.All(function.Body).Any(stmt =>
        IrWalk.Value(stmt) is Quoted { Repeatable: false } && stmt is not Effect { Boundary: not Boundary.None } || stmt is Call { Routine: { HasEffects: true, Helper: null } } || stmt is Next { Source.Type: Passive { Text: var text } } && !text.EndsWith("[]", StringComparison.Ordinal));

    /// <summary>Whether a function changes something that is no variable of its own, or an array that somebody else may have.</summary>
    public static bool Disturbs(Function function)
    {
        var aliases = new Aliases(function.Body);
        return DoesMore(function) || IrWalk.All(function.Body).SelectMany(IrWalk.AllWritten).Any(aliases.IsForeign);
    }

    /// <summary>Where a method says its name.</summary>
    public static Location NameOf(SyntaxNode syntax) => syntax switch
    {
        MethodDeclarationSyntax method => method.Identifier.GetLocation(),
        LocalFunctionStatementSyntax function => function.Identifier.GetLocation(),
        _ => syntax.GetLocation(),
    };
}
