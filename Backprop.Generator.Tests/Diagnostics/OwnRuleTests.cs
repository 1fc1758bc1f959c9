using Backprop.Generator.Tests.Testing;

namespace Backprop.Generator.Tests.Diagnostics;

/// <summary>Derivatives written by hand that do not fit: said at them, with the declaration that does, and no call of the function goes through.</summary>
public class OwnRuleTests
{
    private const string Called = " [Differentiable] public static double F(double x) => x * Own2(x);";

    [Theory]
    [InlineData("static double Own2(double v) => v; [DerivativeOf(nameof(Own2))] static double OwnPullback(double v) => 1;", "OwnPullback", "write 'static double OwnPullback(double v, double seed)'")]
    [InlineData("static double Own2(double v) => v; [DerivativeOf(nameof(Own2))] static float OwnPullback(double v, double seed) => 1;", "OwnPullback", "write 'static double OwnPullback(double v, double seed)'")]
    [InlineData("static double Own2(double v) => v; [DerivativeOf(nameof(Own2), Kind = DerivativeKind.Tangent)] static double OwnTangent(double v) => 1;", "OwnTangent", "write 'static double OwnTangent(double v, double tV)'")]
    [InlineData("static double Own2(double v) => v; [DerivativeOf(nameof(Own2), Kind = DerivativeKind.Partial)] static double OwnPartial(double v, double seed, double x) => 1;", "OwnPartial", "write 'static double OwnPartial(double v)'")]
    [InlineData("static double Own2(double v, float w = 1, int n = 2) => v; [DerivativeOf(nameof(Own2), Kind = DerivativeKind.Partial)] static double OwnPartials(double v, float w, int n) => 1;", "OwnPartials", "write 'static (double, float) OwnPartials(double v, float w, int n)'")]
    [InlineData("static double Own2(double v, [NoDerivative] double w = 1) => v; [DerivativeOf(nameof(Own2))] static (double, double) OwnPullback(double v, double w, double seed) => (1, 1);", "OwnPullback", "write 'static double OwnPullback(double v, double w, double seed)'")]
    [InlineData("static double Own2(double v) => v; [DerivativeOf(nameof(Own2))] double OwnPullback(double v, double seed) => 1;", "OwnPullback", "write 'static double OwnPullback(double v, double seed)'", "class")]
    [InlineData("static double Own2(double v) => v; [DerivativeOf(\"Own3\")] static double OwnPullback(double v, double seed) => 1;", "DerivativeOf(\"Own3\")", "'C' has no such method", "", false)]
    [InlineData("static double Own2(double v) => v; [DerivativeOf(nameof(Math.PI), typeof(Math))] static double OwnPullback(double v, double seed) => 1;", "DerivativeOf(nameof(Math.PI), typeof(Math))", "'Math' has no such method", "", false)]
    [InlineData("static T Own2<T>(T v) => v; [DerivativeOf(nameof(Own2))] static double OwnPullback(double v, double seed) => 1;", "OwnPullback", "'Own2' is generic")]
    [InlineData("static double Own2(double v, List<double> w = null) => v; [DerivativeOf(nameof(Own2))] static double OwnPullback(double v, List<double> w, double seed) => 1;", "OwnPullback", "'Own2' takes 'w', which is no number and no span")]
    [InlineData("static double Own2(double v, int[] w = null) => v; [DerivativeOf(nameof(Own2))] static double OwnPullback(double v, int[] w, double seed) => 1;", "OwnPullback", "'Own2' takes 'w', an object that may be another one")]
    [InlineData("static int Own2(double v) => 1; [DerivativeOf(nameof(Own2))] static double OwnPullback(double v, int seed) => 1;", "OwnPullback", "'Own2' returns neither a double nor a float")]
    [InlineData("static double Dot(ReadOnlySpan<double> a) => a[0]; static double Own2(double v) { var a = new[] { v }; return Dot(a); } [DerivativeOf(nameof(Dot))] static void DotPullback(ReadOnlySpan<double> a, double seed) { }", "DotPullback", "write 'static void DotPullback(ReadOnlySpan<double> a, double seed, Span<double> dA)'")]
    [InlineData("static double Dot(ReadOnlySpan<double> a) => a[0]; static double Own2(double v) { var a = new[] { v }; return Dot(a); } [DerivativeOf(nameof(Dot), Kind = DerivativeKind.Partial)] static double DotPartial(ReadOnlySpan<double> a) => 1;", "DotPartial", "write a pullback")]
    public void Of_another_form(string members, string at, string said, string kind = "", bool isUsed = true)
    {
        string source = Surroundings.Around(members + Called);
        if (kind == "class") source = source.Replace("public static partial class C", "public partial class C");
        var run = GeneratorHarness.Run(source);
        var reported = GeneratorHarness.Analyze(run.Output);
        var rule = Assert.Single(reported, one => one.Id == "BP0010");
        Assert.Equal(at, source.Substring(rule.Location.SourceSpan.Start, rule.Location.SourceSpan.Length));
        Assert.Contains(said, rule.GetMessage());
        Assert.Equal(!isUsed, run.AllText.Contains(" FGradient"));
        if (isUsed) Assert.Contains(reported, one => one.Id is "BP0103" or "BP0111");
        Assert.Contains(" HealthyGradient", run.AllText);
    }

    [Theory]
    [InlineData("static double Own2(double v) => v; [DerivativeOf(nameof(Own2))] static double A(double v, double seed) => 1; [DerivativeOf(nameof(Own2))] static double B(double v, double seed) => 1;", "two derivatives of one kind", 2)]
    [InlineData("static double Own2(double v) => v; [DerivativeOf(nameof(Own2), Kind = DerivativeKind.Tangent)] static double A(double v, double tV) => 1;", "only the tangent is there", 0)]
    [InlineData("static class Hidden { [DerivativeOf(nameof(Own2), typeof(C))] private static double A(double v, double seed) => 1; } static double Own2(double v) => v;", "'A' cannot be reached from 'C'", 0)]
    public void That_cannot_be_used(string members, string said, int atRules)
    {
        var run = GeneratorHarness.Run(Surroundings.Around(members + Called));
        var reported = GeneratorHarness.Analyze(run.Output);
        Assert.Equal(atRules, reported.Count(one => one.Id == "BP0010"));
        Assert.Contains(said, Assert.Single(reported, one => one.Id == "BP0103").GetMessage());
        Assert.DoesNotContain(" FGradient", run.AllText);
    }

    [Theory]
    [InlineData("static double Own2(double v) => v;", "static double OwnPullback(double v, double seed) => 1;", "using Rule = Backprop.DerivativeOfAttribute;", "Rule(nameof(C.Own2), typeof(C))")]
    [InlineData("static double Own2(double v) => v;", "static double OwnPullback(double v, double seed) => 1;", "", "global::Backprop.DerivativeOfAttribute(\"Own2\", typeof(C))")]
    [InlineData("static double Own2(double v) => v;", "static double OwnPullback(double v, double seed) => 1;", "global using Rule = Backprop.DerivativeOfAttribute;", "Rule(nameof(C.Own2), typeof(C))")]
    public void In_another_file_under_another_name(string member, string derivative, string head, string attribute)
    {
        string source = Surroundings.Around("public " + member + Called);
        bool isGlobal = head.StartsWith("global using", StringComparison.Ordinal);
        string other = (isGlobal ? "" : head) + " public static class Elsewhere { [" + attribute + "] public " + derivative + " }";
        var run = GeneratorHarness.Run(isGlobal ? [source, other, head] : [source, other]).Succeeded();
        Assert.Contains("Elsewhere.OwnPullback(x, ", run.AllText);
        Assert.Empty(GeneratorHarness.Analyze(run.Output));
    }

    [Fact]
    public void A_rule_is_for_the_overload_that_it_fits()
    {
        var run = GeneratorHarness.Run(Surroundings.Around("""
            static double Own2(double v) => v * v;
            static double Own2(double v, double w) => v * w;
            [DerivativeOf(nameof(Own2))] static (double, double) OwnPullback(double v, double w, double seed) => (w * seed, v * seed);
            [Differentiable] public static double F(double x) => Own2(x) + Own2(x, 3);
            """)).Succeeded();
        Assert.Contains("OwnPullback(x, 3, ", run.AllText);
        Assert.Contains("2 * x", run.AllText);
        Assert.DoesNotContain("Own2(x)", run.AllText.Replace("return Own2(x)", ""));
    }

    [Fact]
    public void An_active_value_for_a_parameter_that_the_rule_holds_constant()
    {
        DiagnosticTests.ReportsExactly("BP0112", Surroundings.Around("""
            static double Own2(double v, [NoDerivative] double w) => v * w;
            [DerivativeOf(nameof(Own2))] static double OwnPullback(double v, double w, double seed) => w * seed;
            [Differentiable] public static double F(double x) => Own2(x, 3) + Own2(x, [|x * x|]);
            """));
    }

    [Fact]
    public void A_local_function_is_no_derivative()
    {
        string source = Surroundings.Around("[Differentiable] public static double F(double x) { [DerivativeOf(\"Own\")] static double P(double v, double seed) => seed; return Own(x) + P(1, 2); }");
        var reported = Assert.Single(GeneratorHarness.Analyze(GeneratorHarness.Run(source).Output));
        Assert.Equal("BP0010", reported.Id);
        Assert.Contains("local function' is not the derivative", reported.GetMessage());
    }
}
