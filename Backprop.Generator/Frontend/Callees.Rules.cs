using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Frontend;

/// <summary>Functions that have a derivative, written by hand or generated in another project: they are called as they stand, and their bodies are not read.</summary>
internal sealed partial class Callees
{
    /// <summary>The derivatives of the project.</summary>
    public OwnRules ByHand { get; }

    /// <summary>Whether somebody says what the derivative is: neither the body nor a table does, then.</summary>
    public bool HasOwnRule(IMethodSymbol method) => ByHand.For(method).Count > 0 || GeneratedMembers.AreOf(method, within.ContainingAssembly);

    /// <summary>The call of a function that has such a derivative.</summary>
    public Routine RoutineOf(IMethodSymbol method, Speller speller) => ByHand.For(method) is { Count: > 0 } own
        ? RoutineReader.ReadOwn(method, SignatureOf(method, own)!.Uses, ByHand, speller) with { HasEffects = ExpressionReader.KnownFunction(method) is null }
        : GeneratedMembers.Of(method, Reaches)!.Routine(speller);

    private string? WhyNoRule(IMethodSymbol method, IReadOnlyList<OwnRule> own)
    {
        if (RuleSignature.WhyNot(method, Derivatives(own)) is { } shape) return "it has a derivative of its own, but " + shape;
        var signature = SignatureOf(method, own)!;
        if (own.FirstOrDefault(rule => !signature.Fits(rule.Derivative, rule.Kind)) is { } misfit) return "its derivative '" + misfit.Derivative.Name + "' does not have the form for it";
        if (own.GroupBy(rule => rule.Kind).Any(kind => kind.Count() > 1)) return "it has two derivatives of one kind";
        if (own.All(rule => rule.Kind == RuleKind.Tangent)) return "of its derivative only the tangent is there, and no pullback";
        return own.Select(rule => rule.Derivative).Prepend(method).FirstOrDefault(member => !Reaches(member)) is { } hidden ? "'" + hidden.Name + "' cannot be reached from '" + within.Name + "'" : null;
    }

    private static RuleSignature? SignatureOf(IMethodSymbol method, IReadOnlyList<OwnRule> own) => RuleSignature.Of(method, Derivatives(own));

    private static IMethodSymbol[] Derivatives(IReadOnlyList<OwnRule> own) => own.Select(rule => rule.Derivative).ToArray();
}
