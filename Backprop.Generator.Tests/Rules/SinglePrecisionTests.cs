using Backprop.Generator.Ir;
using Backprop.Generator.Rules;
using Xunit;

namespace Backprop.Generator.Tests.Rules;

/// <summary>In float each partial is what it is in double, as far as the operands' own rounding lets it.</summary>
public class SinglePrecisionTests
{
    private const int FewestPoints = 3;

    public static TheoryData<string> Names => PartialTests.Names;

    [Theory, MemberData(nameof(Names))]
    public void Float_agrees_with_double(string name)
    {
        var rule = RuleBook.Of(name);
        bool[] varied = [.. Signature.Of(rule).Select(_ => true)];
        CallSite single = new(rule, IrType.Single, varied), exact = new(rule, IrType.Double, varied);
        int compared = 0;
        foreach (var point in Signature.Points(rule))
        {
            if (point.Any(x => x is double and (> 1e9 or < -1e9))) continue;
            object[] rounded = [.. point.Select(x => x is double real ? (float)real : x)];
            object[] widened = [.. rounded.Select(x => x is float real ? (double)real : x)];
            if (single.Values(rounded) is not { } values || !values.All(double.IsFinite)) continue;
            double[] actual = single.Partials(rounded)!, expected = exact.Partials(widened)!;
            var nearby = new[] { 1 - 1e-6, 1 + 1e-6 }.SelectMany(factor => Enumerable.Range(0, point.Length).Select(i => Moved(widened, i, factor)))
                .Select(exact.Partials).OfType<double[]>().ToArray();
            for (int i = 0; i < actual.Length; i++)
            {
                double spread = nearby.Max(partials => Math.Abs(partials[i] - expected[i]));
                if (!double.IsFinite(expected[i]) || !double.IsFinite(spread) || Math.Abs(expected[i]) > 1e30) continue;
                compared++;
                Assert.True(Math.Abs(actual[i] - expected[i]) <= 2 * spread + 1e-5 * Math.Abs(expected[i]) + 1e-6,
                    $"partial {i} of {name}({string.Join(", ", rounded)}): {actual[i]} in float, {expected[i]} in double");
            }
        }
        Assert.True(compared >= FewestPoints, $"only {compared} partials could be compared");
    }

    private static object[] Moved(object[] point, int operand, double factor) =>
        [.. point.Select((x, i) => i == operand && x is double real ? real * factor : x)];
}
