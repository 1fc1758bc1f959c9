using Backprop.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Frontend;

/// <summary>Whether a method is what it says of itself: the derivative of a function.</summary>
internal static class RuleCheck
{
    /// <param name="rule">What the method says.</param>
    /// <param name="rules">All derivatives of the project.</param>
    /// <param name="attribute">Where it says so.</param>
    public static Refusal? Run(OwnRule rule, OwnRules rules, Location attribute)
    {
        if (!rule.Functions.Any()) return Refuse(attribute, "'" + rule.Type.Name + "' has no such method");
        var here = rule.Derivative.Locations[0];
        if (rule.Functions.Where(rule.Fits).ToArray() is { Length: > 0 } fitting)
            return fitting.Any(function => rules.For(function).Count(other => other.Kind == rule.Kind) > 1) ? Refuse(here, "it has two derivatives of that kind; leave one") : null;
        var function = rule.Functions.OrderByDescending(LikeIt).First();
        return Refuse(here, RuleSignature.Of(function, rule.Derivative) is { } signature
            ? signature.Accepts(rule.Kind) ? "write 'static " + signature.Expected(rule.Derivative.Name, rule.Kind) + "'" : "partial derivatives are those of one number by others; write a pullback"
            : "'" + function.Name + "' " + RuleSignature.WhyNot(function, rule.Derivative));

        Refusal Refuse(Location where, string why) => new(Descriptors.OwnRule, where, rule.Derivative.Name, Word(rule.Kind), rule.Type.Name + "." + rule.Name, why);

        int LikeIt(IMethodSymbol function) => function.Parameters.Zip(rule.Derivative.Parameters, (own, given) => SymbolEqualityComparer.Default.Equals(own.Type, given.Type)).TakeWhile(same => same).Count();
    }

    private static string Word(RuleKind kind) => kind switch
    {
        RuleKind.Pullback => "the pullback",
        RuleKind.Tangent => "the tangent",
        _ => "the partial derivatives",
    };
}
