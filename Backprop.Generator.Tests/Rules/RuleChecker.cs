using System.Globalization;
using Backprop.Generator.Ir;
using Backprop.Generator.Rules;

namespace Backprop.Generator.Tests.Rules;

/// <summary>How often a partial derivative was compared with differences, and where it disagreed.</summary>
internal sealed class Comparison
{
    public int Compared { get; private set; }

    public List<string> Failures { get; } = [];

    public void Add(Differences differences, double derivative, Func<string> place)
    {
        if (!differences.IsReliable) return;
        Compared++;
        if (!differences.Agrees(derivative))
            Failures.Add(FormattableString.Invariant($"{place()}: rule {derivative:R}, differences {differences.Value:R} ± {differences.Error:G2}"));
    }
}

/// <summary>Compares the partials of a rule, and theirs in turn, with differences: one comparison for each real operand.</summary>
internal static class RuleChecker
{
    public static IReadOnlyList<Comparison> First(Rule rule) => Check(rule, (site, operand, comparison, point) =>
    {
        if (site.Values(point) is not { } values || !values.All(double.IsFinite)) return;
        var partials = site.Partials(point)!;
        for (int result = 0; result < values.Length; result++)
        {
            var differences = Along(point, operand, moved => site.Values(moved)?[result] ?? double.NaN);
            comparison.Add(differences, partials[result * point.Length + operand], () => Place(rule, point, operand));
        }
    });

    /// <summary>The derivative along one operand of each partial, the function's own value varying with it.</summary>
    public static IReadOnlyList<Comparison> Second(Rule rule) => Check(rule, (site, operand, comparison, point) =>
    {
        if (Called.Results(rule.Name, IrType.Double, point) is not { } results || !results.All(result => double.IsFinite((double)result))) return;
        var partials = site.Partials(point, results);
        var values = CallSite.Bind(point, results);
        var tangents = new Dictionary<int, double> { [operand] = 1 };
        for (int result = 0; result < results.Length; result++) tangents[point.Length + result] = partials[result * point.Length + operand];
        for (int i = 0; i < partials.Length; i++)
        {
            if (!double.IsFinite(partials[i])) continue;
            int partial = i;
            var differences = Along(point, operand, moved => site.Partials(moved)?[partial] ?? double.NaN);
            double second = Tangent.Of(site.Expressions[i], values, tangents).Tangent;
            // A singular rule says itself that there are points where it has no number to give.
            if (double.IsFinite(second) || !rule.Singular)
                comparison.Add(differences, second, () => $"partial {partial} of {Place(rule, point, operand)}");
        }
    });

    private static Comparison[] Check(Rule rule, Action<CallSite, int, Comparison, object[]> check)
    {
        var kinds = Signature.Of(rule);
        var operands = Enumerable.Range(0, kinds.Length).Where(i => kinds[i] == ArgumentKind.Real).ToArray();
        return [.. operands.Select(operand =>
        {
            var comparison = new Comparison();
            var all = new CallSite(rule, IrType.Double, [.. kinds.Select(_ => true)]);
            var alone = new CallSite(rule, IrType.Double, [.. kinds.Select((_, i) => i == operand)]);
            foreach (var point in Signature.Points(rule))
            {
                check(all, operand, comparison, point);
                if (!alone.Expressions.SequenceEqual(all.Expressions)) check(alone, operand, comparison, point);
            }
            return comparison;
        })];
    }

    private static Differences Along(object[] point, int operand, Func<object[], double> f) => Differences.Of(x =>
    {
        var moved = (object[])point.Clone();
        moved[operand] = x;
        return f(moved);
    }, (double)point[operand]);

    private static string Place(Rule rule, object[] point, int operand) =>
        $"{rule.Name}({string.Join(", ", point.Select(x => Convert.ToString(x, CultureInfo.InvariantCulture)))}) along operand {operand}";
}
