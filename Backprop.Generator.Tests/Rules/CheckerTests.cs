using Backprop.Generator.Ir;
using Backprop.Generator.Rules;
using Xunit;

namespace Backprop.Generator.Tests.Rules;

/// <summary>The test of the test: a wrong row is caught.</summary>
public class CheckerTests
{
    public static TheoryData<string, int> Partials
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var rule in RuleBook.All)
            {
                var partials = new CallSite(rule, IrType.Double, [.. Signature.Of(rule).Select(_ => true)]).Expressions;
                for (int i = 0; i < partials.Count; i++)
                    if (!Algebra.IsZero(partials[i])) data.Add(rule.Name, i);
            }
            return data;
        }
    }

    [Theory, MemberData(nameof(Partials))]
    public void A_wrong_sign_is_caught(string name, int partial) => Caught(name, partial, right => -right);

    [Theory, MemberData(nameof(Partials))]
    public void A_wrong_factor_is_caught(string name, int partial) => Caught(name, partial, right => 1.001 * right);

    [Theory, MemberData(nameof(Partials))]
    public void A_forgotten_partial_is_caught(string name, int partial) => Caught(name, partial, right => Maths.Number(0, right));

    [Theory]
    [InlineData("Floor", 0)]
    [InlineData("Round", 0)]
    [InlineData("CopySign", 1)]
    public void A_partial_too_many_is_caught(string name, int partial) => Caught(name, partial, right => Maths.Number(1, right));

    private static void Caught(string name, int partial, Func<Expr, Expr> spoil)
    {
        var right = RuleBook.Of(name);
        var wrong = right with
        {
            Partials = call => [.. right.Partials(call).Select((expr, i) => i == partial ? spoil(expr) : expr)],
        };
        Assert.Contains(RuleChecker.First(wrong), comparison => comparison.Failures.Count > 0);
    }
}
