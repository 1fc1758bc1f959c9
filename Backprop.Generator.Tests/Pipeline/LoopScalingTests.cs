using System.Text;

namespace Backprop.Generator.Tests.Pipeline;

/// <summary>Loops, too: linear in what they hold and in how many there are; as deep as anybody nests them.</summary>
[Collection(nameof(Alone))]
public class LoopScalingTests
{
    [Fact]
    public void A_long_body_is_linear() => ScalingTests.IsLinear(n =>
    {
        var body = new StringBuilder("double s = x;\nfor (int i = 0; i < 3; i++)\n{\nvar t0 = s;\n");
        for (int i = 1; i <= n; i++) body.Append($"        var t{i} = System.Math.Sin(t{i - 1} * t{i - 1}) * 0.5;\n");
        return body.Append($"        s = t{n};\n}}\n        return s;").ToString();
    });

    [Fact]
    public void A_variable_overwritten_again_and_again_in_a_loop_is_linear() => ScalingTests.IsLinear(n =>
        "double s = x;\nwhile (s > 0.1)\n{\n" + string.Concat(Enumerable.Repeat("        s = s * s * 0.5;\n", n)) + "}\n        return s;");

    [Fact]
    public void Many_loops_are_linear() => ScalingTests.IsLinear(n =>
        "double s = x;\n" + string.Concat(Enumerable.Repeat("        for (int i = 0; i < 3; i++) { s = s * s + x; }\n", n / 10)) + "        return s;");

    [Fact]
    public void Many_loops_over_arrays_are_linear() => ScalingTests.IsLinear(n =>
        "var a = new double[] { x, x, x };\nvar s = x;\n" + string.Concat(Enumerable.Repeat("        for (int i = 0; i < a.Length; i++) a[i] *= x;\n        for (int i = 0; i < a.Length; i++) s += a[i] * a[i];\n", n / 20)) + "        return s;");

    [Fact]
    public void Many_arrays_are_linear() => ScalingTests.IsLinear(n =>
        "var s = x;\n" + string.Concat(Enumerable.Range(0, n / 20).Select(k => $"        var a{k} = new double[3];\n        for (int i = 0; i < 3; i++) a{k}[i] = s * i;\n        for (int i = 0; i < 3; i++) s += a{k}[i] * x;\n")) + "        return s;");

    [Fact]
    public void Many_branches_in_a_loop_are_linear() => ScalingTests.IsLinear(n =>
        "double s = x;\nfor (int i = 0; i < 3; i++)\n{\n" + string.Concat(Enumerable.Repeat("        if (s > 1) s *= x; else s = s * s + 1;\n", n / 5)) + "}\n        return s;");

    [Fact]
    public void Names_in_many_scopes_are_linear() => ScalingTests.IsLinear(n =>
        "double s = x;\n" + string.Concat(Enumerable.Repeat("        s = s * x / (s + 1); if (s > 1) { var t = s * x; s = t * t / (t + x); }\n", n / 5)) + "        return s;");

    [Fact]
    public void Many_carried_variables_are_linear() => ScalingTests.IsLinear(n =>
    {
        var body = new StringBuilder();
        for (int i = 0; i < n / 5; i++) body.Append($"double v{i} = x * {i};\n");
        body.Append("for (int i = 0; i < 3; i++)\n{\n");
        for (int i = 0; i < n / 5; i++) body.Append($"v{i} = v{i} * v{(i + 1) % (n / 5)};\n");
        return body.Append("}\nreturn v0 + v1;").ToString();
    });

    [Theory, InlineData("for (int i{0} = 0; i{0} < 2; i{0}++) {{ ", 30), InlineData("while (s < {0}) {{ ", 30), InlineData("for (int i{0} = 0; i{0} < 2; i{0}++) {{ ", 400), InlineData("do {{ if (s > {0}) break; ", 25)]
    public void Nested_loops(string head, int depth)
    {
        var text = string.Concat(Enumerable.Range(0, depth).Select(i => string.Format(System.Globalization.CultureInfo.InvariantCulture, head, i)));
        string end = head.StartsWith("do", StringComparison.Ordinal) ? "} while (s < 2); " : "} ";
        DepthTests.OnAnOrdinaryThread(ScalingTests.Method("double s = x; " + text + "s = s * s + 1; " + string.Concat(Enumerable.Repeat(end, depth)) + "return s;"));
    }
}
