using Backprop.Generator.Ir;
using Backprop.Generator.Rules;

namespace Backprop.Generator.Tests.Rules;

/// <summary>One application of a rule to variables: arguments are numbered from 0, results follow them.</summary>
internal sealed class CallSite
{
    private readonly Rule rule;
    private readonly IrType type;

    public CallSite(Rule rule, IrType type, IReadOnlyList<bool> varied)
    {
        this.rule = rule;
        this.type = type;
        Args = [.. Signature.Of(rule).Select((kind, i) => Variable(i, TypeOf(kind)))];
        var results = Enumerable.Range(Args.Count, rule.Results).Select(i => Variable(i, type)).ToArray();
        Expressions = rule.Partials(new RuleCall(Args, results, varied));
    }

    public IReadOnlyList<Expr> Args { get; }

    /// <summary>The partial derivatives, result by result.</summary>
    public IReadOnlyList<Expr> Expressions { get; }

    public double[]? Values(object[] args) =>
        Called.Results(rule.Name, type, args)?.Select(Convert.ToDouble).ToArray();

    public double[] Partials(object[] args, object[] results)
    {
        var values = Bind(args, results);
        return [.. Expressions.Select(partial => Convert.ToDouble(Evaluate.Of(partial, values)))];
    }

    /// <summary>The partials where the function is defined.</summary>
    public double[]? Partials(object[] args) => Called.Results(rule.Name, type, args) is { } results ? Partials(args, results) : null;

    public static Dictionary<int, object> Bind(object[] args, object[] results) =>
        args.Concat(results).Select((value, i) => (value, i)).ToDictionary(pair => pair.i, pair => pair.value);

    private IrType TypeOf(ArgumentKind kind) => kind switch
    {
        ArgumentKind.Real => type,
        ArgumentKind.Integer => new Passive("int"),
        _ => IrType.Bool,
    };

    private static Read Variable(int id, IrType type) => new(new Local(id, "v" + id, type, LocalRole.Parameter));
}
