using System.Text;

namespace Backprop.Generator.Tests.Pipeline;

/// <summary>Calls whose bodies are read where they are called: as many as one likes, as deep as one likes, and an end where they multiply.</summary>
[Collection(nameof(Alone))]
public class ScalingCallsTests
{
    [Fact]
    public void A_growing_number_of_calls_is_linear() => ScalingTests.IsLinear(n =>
    {
        var body = new StringBuilder("double Half(double v) { if (v > 1) return v * 0.5; return v; }\n        var t0 = x;\n");
        for (int i = 1; i <= n / 4; i++) body.Append($"        var t{i} = Half(t{i - 1} * x) + x;\n");
        return body.Append($"        return t{n / 4};").ToString();
    });

    [Fact]
    public void A_growing_number_of_structs_is_linear() => ScalingTests.IsLinear(n =>
    {
        var body = new StringBuilder("(double a, double b) t0 = (x, 1);\n");
        for (int i = 1; i <= n / 4; i++) body.Append($"        var t{i} = t{i - 1}; t{i}.a *= t{i - 1}.b; t{i}.b += x;\n");
        return body.Append($"        return t{n / 4}.a;").ToString();
    });

    [Fact]
    public void A_thousand_methods_that_call_each_other_in_a_chain()
    {
        var methods = new StringBuilder("private static double G0(double v) => v * 0.5;\n");
        for (int i = 1; i <= 1000; i++) methods.Append($"private static double G{i}(double v) => G{i - 1}(v) + 1;\n");
        DepthTests.OnAnOrdinaryThread("public static partial class C { " + methods + " [Backprop.Differentiable] public static double F(double x) => G1000(x); }");
    }

    [Fact]
    public void Calls_that_double_on_each_of_forty_levels_are_refused()
    {
        var methods = new StringBuilder("private static double G0(double v) => v * 0.5;\n");
        for (int i = 1; i <= 40; i++) methods.Append($"private static double G{i}(double v) => G{i - 1}(v) + G{i - 1}(2 * v);\n");
        var run = DepthTests.OnAnOrdinaryThread("public static partial class C { " + methods + " [Backprop.Differentiable] public static double F(double x) => G40(x); }");
        Assert.DoesNotContain("FGradient", run.AllText);
    }

    [Fact]
    public void A_growing_number_of_calls_of_a_method_that_calls_itself_is_linear() => ScalingTests.IsLinear(n =>
    {
        var body = new StringBuilder("static double Half(double v) => v > 1 ? Half(v * 0.5) : v;\n        var t0 = x;\n");
        for (int i = 1; i <= n / 4; i++) body.Append($"        var t{i} = Half(t{i - 1} * x) + x;\n");
        return body.Append($"        return t{n / 4};").ToString();
    });

    [Fact]
    public void A_hundred_methods_in_a_circle()
    {
        var methods = new StringBuilder();
        for (int i = 0; i < 100; i++) methods.Append($"private static double G{i}(double v, int n) => n == 0 ? v : G{(i + 1) % 100}(v * 0.5, n - 1) + v;\n");
        var run = DepthTests.OnAnOrdinaryThread("public static partial class C { " + methods + " [Backprop.Differentiable] public static double F(double x) => G99(x, 200); }");
        Assert.Contains("FGradient", run.AllText);
    }
}
