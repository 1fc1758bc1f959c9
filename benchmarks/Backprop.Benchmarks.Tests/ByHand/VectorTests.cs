using System.Text.Json;
using Backprop.Benchmarks.HandWritten;
using Backprop.Benchmarks.Tests.GradBench;
using Backprop.GradBench.Protocol;
using Backprop.GradBench.Verification;

namespace Backprop.Benchmarks.Tests.ByHand;

/// <summary>The adjoints by hand against GradBench's expected gradients. For kmeans see <see cref="KMeansVectorTests"/>.</summary>
public class VectorTests
{
    [Theory]
    [MemberData(nameof(TestVectors.Of), "llsq", MemberType = typeof(TestVectors))]
    public void Llsq_is_as_expected(string name)
    {
        var vector = TestVectors.Load(name);
        var x = vector.Input.Vector("x");
        var gradient = Draw.Dirty(x.Length);
        LlsqByHand.ObjectiveGradient(x, vector.Input.Int("n"), gradient);
        IsClose(gradient, vector.Expected("gradient"));
    }

    [Theory]
    [MemberData(nameof(TestVectors.Of), "lse", MemberType = typeof(TestVectors))]
    public void Lse_is_as_expected(string name)
    {
        var vector = TestVectors.Load(name);
        var x = vector.Input.Vector("x");
        var gradient = Draw.Dirty(x.Length);
        LseByHand.ObjectiveGradient(x, gradient);
        IsClose(gradient, vector.Expected("gradient"));
    }

    [Theory]
    [MemberData(nameof(TestVectors.Of), "gmm", MemberType = typeof(TestVectors))]
    public void Gmm_is_as_expected(string name)
    {
        var vector = TestVectors.Load(name);
        var input = vector.Input;
        var (d, k, n) = (input.Int("d"), input.Int("k"), input.Int("n"));
        var triangle = d * (d - 1) / 2;
        var (dAlpha, dMu, dQ, dL) = (Draw.Dirty(k), Draw.Dirty(k * d), Draw.Dirty(k * d), Draw.Dirty(k * triangle));
        GmmByHand.ObjectiveGradient(
            input.Vector("alpha"), input.Matrix("mu", k, d), input.Matrix("q", k, d), input.Matrix("l", k, triangle), input.Matrix("x", n, d),
            d, k, n, input.Double("gamma"), input.Int("m"), dAlpha, dMu, dQ, dL);
        var expected = vector.Expected("gradient");
        IsClose(dAlpha, expected.GetProperty("alpha"));
        IsClose(dMu, expected.GetProperty("mu"));
        IsClose(dQ, expected.GetProperty("q"));
        IsClose(dL, expected.GetProperty("l"));
    }

    [Theory]
    [MemberData(nameof(TestVectors.Of), "ba", MemberType = typeof(TestVectors))]
    public void Bundle_adjustment_is_as_expected(string name)
    {
        var vector = TestVectors.Load(name);
        var input = vector.Input;
        var error = new double[2];
        var rows = Draw.Dirty(30);
        BundleAdjustmentByHand.ReprojectionErrorJacobian(
            input.Vector("cam"), input.Vector("x"), input.Double("w"), input.Vector("feat"), error, rows.AsSpan(0, 15), rows.AsSpan(15));
        IsClose(error, vector.Expected("primal").GetProperty("reproj_error").GetProperty("elements"));
        IsClose([.. rows, -2 * input.Double("w")], vector.Expected("gradient").GetProperty("vals"));
    }

    [Theory]
    [MemberData(nameof(TestVectors.Of), "lstm", MemberType = typeof(TestVectors))]
    public void Lstm_is_as_expected(string name)
    {
        var vector = TestVectors.Load(name);
        var input = vector.Input;
        var (characters, b) = input.Shape("sequence");
        var layers = input.Shape("main_params").Rows / 2;
        var main = input.Matrix("main_params", 2 * layers, 4 * b);
        var gradient = Draw.Dirty(main.Length + 3 * b);
        LstmByHand.ObjectiveGradient(
            main, input.Matrix("extra_params", 3, b), input.Matrix("state", 2 * layers, b), input.Matrix("sequence", characters, b),
            layers, characters, b, gradient.AsSpan(0, main.Length), gradient.AsSpan(main.Length));
        IsClose(gradient, vector.Expected("gradient"));
    }

    [Theory]
    [MemberData(nameof(TestVectors.Of), "det", MemberType = typeof(TestVectors))]
    public void Det_is_as_expected(string name)
    {
        var vector = TestVectors.Load(name);
        var gradient = Draw.Dirty(vector.Input.Vector("A").Length);
        DetByHand.ObjectiveGradient(vector.Input.Vector("A"), vector.Input.Int("ell"), gradient);
        IsClose(gradient, vector.Expected("gradient"));
    }

    [Theory]
    [MemberData(nameof(TestVectors.Of), "ode", MemberType = typeof(TestVectors))]
    public void Ode_is_as_expected(string name)
    {
        var vector = TestVectors.Load(name);
        var gradient = Draw.Dirty(vector.Input.Vector("x").Length);
        OdeByHand.ObjectiveGradient(vector.Input.Vector("x"), vector.Input.Int("s"), gradient);
        IsClose(gradient, vector.Expected("gradient"));
    }

    private static void IsClose(double[] actual, JsonElement expected)
    {
        double[] flat = [.. Numbers.Flatten(expected)];
        var difference = Difference.Relative(JsonSerializer.SerializeToElement(actual), JsonSerializer.SerializeToElement(flat));
        Assert.True(difference <= VectorFolder.Tolerance, $"{difference} away");
    }
}
