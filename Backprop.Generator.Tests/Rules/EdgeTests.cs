using Backprop.Generator.Ir;
using Backprop.Generator.Rules;
using Xunit;

namespace Backprop.Generator.Tests.Rules;

/// <summary>At zero, at infinity, where squares overflow, and for numbers that are none.</summary>
public class EdgeTests
{
    public static TheoryData<string> Names => PartialTests.Names;

    [Theory, MemberData(nameof(Names))]
    public void A_partial_is_finite_where_the_value_is_or_the_row_is_singular(string name)
    {
        var rule = RuleBook.Of(name);
        if (rule.Singular) return;
        ForEach(rule, Signature.Edges(rule).Concat(Signature.Points(rule)), (point, values, partials) =>
        {
            if (values.All(double.IsFinite))
                Assert.True(partials.All(double.IsFinite), $"{name}({string.Join(", ", point)}) has partials {string.Join(", ", partials)}");
        });
    }

    [Theory, MemberData(nameof(Names))]
    public void A_singular_row_has_a_singularity(string name)
    {
        var rule = RuleBook.Of(name);
        if (!rule.Singular) return;
        bool found = false;
        ForEach(rule, Signature.Edges(rule), (point, values, partials) =>
            found |= point.All(x => double.IsFinite(Convert.ToDouble(x))) && !values.Any(double.IsNaN) && !partials.All(double.IsFinite));
        Assert.True(found);
    }

    /// <summary>Comparisons are the exception: a partial that only compares is a number for NaN too.</summary>
    [Theory, MemberData(nameof(Names))]
    public void NaN_in_is_NaN_out(string name)
    {
        var rule = RuleBook.Of(name);
        var kinds = Signature.Of(rule);
        var site = new CallSite(rule, IrType.Double, [.. kinds.Select(_ => true)]);
        for (int operand = 0; operand < kinds.Length; operand++)
        {
            if (kinds[operand] != ArgumentKind.Real) continue;
            object[] point = [.. kinds.Select((kind, i) => i == operand ? double.NaN : kind switch
            {
                ArgumentKind.Real => 0.7,
                ArgumentKind.Integer => 3,
                _ => (object)true,
            })];
            double[] values = site.Values(point)!, partials = site.Partials(point)!;
            var missing = values.Select((value, i) => double.IsNaN(value) ? kinds.Length + i : -1).Append(operand).ToHashSet();
            for (int i = 0; i < partials.Length; i++)
                if (double.IsNaN(values[i / kinds.Length]) && Computes(site.Expressions[i]).Any(missing.Contains))
                    Assert.True(double.IsNaN(partials[i]), $"partial {i} for NaN as operand {operand}");
        }
    }

    [Theory]
    [InlineData("Exp", double.NegativeInfinity, 0)]
    [InlineData("ExpM1", double.NegativeInfinity, 0)]
    [InlineData("Tanh", double.PositiveInfinity, 0)]
    [InlineData("Atan", double.NegativeInfinity, 0)]
    [InlineData("Atan", 1e200, 0)]
    [InlineData("Asinh", 1e200, 0)]
    [InlineData("Asinh", double.PositiveInfinity, 0)]
    [InlineData("Acosh", 1e200, 1e-200)]
    [InlineData("Acosh", double.PositiveInfinity, 0)]
    [InlineData("Sqrt", 0, double.PositiveInfinity)]
    [InlineData("Sqrt", double.PositiveInfinity, 0)]
    [InlineData("Cbrt", 0, double.PositiveInfinity)]
    [InlineData("Cbrt", double.PositiveInfinity, 0)]
    [InlineData("Log", 0, double.PositiveInfinity)]
    [InlineData("Log", double.PositiveInfinity, 0)]
    [InlineData("Asin", 1, double.PositiveInfinity)]
    [InlineData("Acos", -1, double.NegativeInfinity)]
    [InlineData("Acosh", 1, double.PositiveInfinity)]
    [InlineData("Sigmoid", 1000, 0)]
    [InlineData("Sigmoid", -1000, 0)]
    [InlineData("Softplus", 1000, 1)]
    [InlineData("Softplus", double.NegativeInfinity, 0)]
    [InlineData("Silu", 1e200, 1)]
    [InlineData("Silu", -1e200, 0)]
    [InlineData("Gelu", 1e200, 1)]
    [InlineData("Gelu", -1e200, 0)]
    [InlineData("Gelu", double.PositiveInfinity, 1)]
    public void Far_out_a_partial_is_its_limit(string name, double x, double slope)
    {
        double actual = new CallSite(RuleBook.Of(name), IrType.Double, [true]).Partials([x])![0];
        Assert.True(actual == slope || Math.Abs(actual - slope) <= 1e-15 * Math.Abs(slope), $"{actual}");
    }

    [Theory]
    [InlineData(0, 3, double.PositiveInfinity)]
    [InlineData(0, 1, 1)]
    [InlineData(-8, 3, 1 / 12.0)]
    [InlineData(double.PositiveInfinity, 3, 0)]
    [InlineData(2, -1, -0.25)]
    public void RootN(double x, int n, double slope) =>
        Assert.Equal(slope, new CallSite(RuleBook.Of("RootN"), IrType.Double, [true, false]).Partials([x, n])![0], 1e-15);

    private static void ForEach(Rule rule, IEnumerable<object[]> points, Action<object[], double[], double[]> check)
    {
        var site = new CallSite(rule, IrType.Double, [.. Signature.Of(rule).Select(_ => true)]);
        foreach (var point in points)
            if (site.Values(point) is { } values) check(point, values, site.Partials(point)!);
    }

    /// <summary>The variables that a partial computes with, rather than only compares.</summary>
    private static IEnumerable<int> Computes(Expr expr) => expr switch
    {
        Read read => [read.Local.Id],
        Apply { Function: Fn.Select } => [],
        Apply apply => apply.Args.SelectMany(Computes),
        _ => [],
    };
}
