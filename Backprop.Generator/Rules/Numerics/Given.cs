using Backprop.Generator.Ir;

namespace Backprop.Generator.Rules.Numerics;

/// <summary>y = given f(v, x) ⇒ the value is v, from wherever it comes; the derivative is that of f(x), whose result v is.</summary>
internal static class Given
{
    private const string Prefix = "given ";

    public static string Of(string function) => Prefix + function;

    public static bool Is(string function) => function.StartsWith(Prefix, StringComparison.Ordinal);

    public static string Derived(string function) => Is(function) ? function.Substring(Prefix.Length) : function;

    /// <summary>The row of the function, which has its own results before its operands.</summary>
    public static Rule Rule(Rule rule) => rule with
    {
        Name = Of(rule.Name),
        Arity = rule.Results + rule.Arity,
        Partials = call =>
        {
            var partials = rule.Partials(new RuleCall(call.Args.Skip(rule.Results).ToArray(), call.Results, call.Varied.Skip(rule.Results).ToArray()));
            int arity = call.Args.Count - rule.Results;
            return call.Results.SelectMany((result, i) => call.Args.Take(rule.Results).Select(_ => (Expr)Maths.Number(0, result)).Concat(partials.Skip(i * arity).Take(arity))).ToArray();
        },
    };
}
