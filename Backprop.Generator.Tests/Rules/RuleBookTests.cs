using Backprop.Generator.Ir;
using Backprop.Generator.Rules;
using Xunit;

namespace Backprop.Generator.Tests.Rules;

/// <summary>The book as a whole: closed under differentiation, and writable on old frameworks.</summary>
public class RuleBookTests
{
    private static readonly HashSet<string> sinceTheBeginning =
    [
        "Abs", "Acos", "Asin", "Atan", "Atan2", "Ceiling", "Cos", "Cosh", "Exp", "Floor", "IEEERemainder", "Log", "Log10", "Max", "Min",
        "Pow", "Round", "Sin", "Sinh", "Sqrt", "Tan", "Tanh", "Truncate", "Sigmoid",
    ];

    public static TheoryData<string> Names => PartialTests.Names;

    [Theory, MemberData(nameof(Names))]
    public void What_a_partial_calls_has_a_rule_or_is_discrete(string name) =>
        Assert.All(Functions(name), function => Assert.True(RuleBook.Has(function) || Fn.IsDiscrete(function), function));

    [Theory, MemberData(nameof(Names))]
    public void What_a_partial_calls_exists_on_old_frameworks(string name)
    {
        var operators = OperatorRules.All.Select(rule => rule.Name).ToHashSet();
        string[] companions = name is "SinPi" or "CosPi" ? ["SinPi", "CosPi"] : [];
        Assert.All(Functions(name).Where(function => !operators.Contains(function) && !Fn.IsDiscrete(function)),
            function => Assert.True(sinceTheBeginning.Contains(function) || companions.Contains(function), function));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_row_has_a_partial_for_each_argument_and_result(string name)
    {
        var rule = RuleBook.Of(name);
        foreach (var expressions in Sites(rule)) Assert.Equal(rule.Arity * rule.Results, expressions.Count);
    }

    [Theory, MemberData(nameof(Names))]
    public void Partials_have_the_precision_of_the_function(string name)
    {
        var rule = RuleBook.Of(name);
        var single = new CallSite(rule, IrType.Single, [.. Signature.Of(rule).Select(_ => true)]);
        Assert.All(single.Expressions.SelectMany(Subexpressions).Where(expr => expr.Type.IsReal), expr => Assert.Equal(IrType.Single, expr.Type));
    }

    [Fact]
    public void What_is_recorded_is_what_the_partials_read()
    {
        Assert.Equal("x0 > 0 ? 1 : 0", Reads("Relu"));
        Assert.Equal("y", Reads("Sigmoid"));
        Assert.Equal("y", Reads("Exp"));
        Assert.Equal("y", Reads("Sqrt"));
        Assert.Equal("", Reads(Fn.Add));
        Assert.Equal("x1 x0", Reads(Fn.Mul));
    }

    [Fact]
    public void A_rounding_takes_passengers()
    {
        Expr x = new Read(new Local(0, "x", IrType.Double, LocalRole.Parameter));
        Expr digits = new Read(new Local(1, "digits", new Passive("int"), LocalRole.Parameter));
        var partials = RuleBook.Of("Round").Partials(new RuleCall([x, digits], [x], [true, false]));
        Assert.Equal(2, partials.Count);
        Assert.All(partials, partial => Assert.True(Algebra.IsZero(partial)));
        Assert.False(RuleBook.IsDifferentiable("Round"));
    }

    private static IEnumerable<IReadOnlyList<Expr>> Sites(Rule rule)
    {
        int arguments = Signature.Of(rule).Length;
        for (int mask = 0; mask < 1 << arguments; mask++)
            yield return new CallSite(rule, IrType.Double, [.. Enumerable.Range(0, arguments).Select(i => (mask >> i & 1) == 1)]).Expressions;
    }

    private static IEnumerable<string> Functions(string name) =>
        Sites(RuleBook.Of(name)).SelectMany(partials => partials).SelectMany(Subexpressions).OfType<Apply>().Select(apply => apply.Function).Distinct();

    private static IEnumerable<Expr> Subexpressions(Expr expr) =>
        expr is Apply apply ? apply.Args.SelectMany(Subexpressions).Prepend(expr) : [expr];

    private static string Reads(string name)
    {
        var rule = RuleBook.Of(name);
        var partials = new CallSite(rule, IrType.Double, [.. Signature.Of(rule).Select(_ => true)]).Expressions;
        string Name(Expr e) => e switch
        {
            Read read => read.Local.Id == rule.Arity ? "y" : "x" + read.Local.Id,
            Const number => number.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Apply { Function: Fn.Select } select => $"{Name(select.Args[0])} ? {Name(select.Args[1])} : {Name(select.Args[2])}",
            Apply { Function: Fn.Greater } greater => $"{Name(greater.Args[0])} > {Name(greater.Args[1])}",
            _ => "",
        };
        return partials.Any(partial => partial is Apply { Function: Fn.Select })
            ? string.Join(" ", partials.Select(Name))
            : string.Join(" ", partials.SelectMany(Subexpressions).OfType<Read>().Select(Name).Distinct());
    }
}
