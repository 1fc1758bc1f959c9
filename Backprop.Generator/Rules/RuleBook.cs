using Backprop.Generator.Ir;
using Backprop.Generator.Rules.Numerics;

namespace Backprop.Generator.Rules;

/// <summary>Finds the rule of a function by its name.</summary>
internal static class RuleBook
{
    private static readonly Dictionary<string, Rule> rules = All.Concat(NumericsRules.All).SelectMany(rule => new[] { rule, Given.Rule(rule) }).ToDictionary(rule => rule.Name);

    private static readonly HashSet<string> differentiable = new(rules.Values.Where(rule => !IsConstant(rule)).Select(rule => rule.Name));

    /// <summary>The functions that C# has on numbers.</summary>
    public static IEnumerable<Rule> All => OperatorRules.All.Concat(ScalarRules.All).Concat(ActivationRules.All);

    public static bool Has(string function) => rules.ContainsKey(function);

    public static Rule Of(string function) =>
        rules.TryGetValue(function, out var rule) ? rule : throw new InvalidOperationException("no rule for " + function);

    /// <summary>Whether a function of reals can have a derivative other than zero.</summary>
    public static bool IsDifferentiable(string function) => !Fn.IsDiscrete(function) && differentiable.Contains(function);

    private static bool IsConstant(Rule rule)
    {
        Expr Variable(int id) => new Read(new Local(id, "x" + id, IrType.Double, LocalRole.Parameter));
        var args = Enumerable.Range(0, rule.Arity).Select(Variable).ToArray();
        var results = Enumerable.Range(rule.Arity, rule.Results).Select(Variable).ToArray();
        return rule.Partials(new RuleCall(args, results, args.Select(_ => true).ToArray())).All(Algebra.IsZero);
    }
}
