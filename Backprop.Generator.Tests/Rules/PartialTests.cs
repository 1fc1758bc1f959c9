using Backprop.Generator.Ir;
using Backprop.Generator.Rules;
using Xunit;

namespace Backprop.Generator.Tests.Rules;

/// <summary>Every row of the book against differences.</summary>
public class PartialTests
{
    private const int FewestPoints = 5;

    /// <summary>All but the one whose derivative is not that of its value, on purpose.</summary>
    public static TheoryData<string> Names => [.. RuleBook.All.Select(rule => rule.Name).Where(name => name != Fn.StopGradient)];

    [Theory, MemberData(nameof(Names))]
    public void Partials_agree_with_differences(string name) => Agree(RuleChecker.First(RuleBook.Of(name)));

    [Theory, MemberData(nameof(Names))]
    public void Second_partials_agree_with_differences(string name) => Agree(RuleChecker.Second(RuleBook.Of(name)));

    private static void Agree(IReadOnlyList<Comparison> comparisons)
    {
        foreach (var comparison in comparisons)
        {
            Assert.True(comparison.Failures.Count == 0, string.Join("\n", comparison.Failures.Take(10)));
            Assert.True(comparison.Compared >= FewestPoints, $"only {comparison.Compared} points could be compared");
        }
    }
}
