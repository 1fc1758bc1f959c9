using Backprop.Generator.Tests.Testing;
using Backprop.Generator.Tests.Testing.Arrays;
using Xunit.Sdk;

namespace Backprop.Generator.Tests;

/// <summary>A test of the tests: the oracles for arrays accept derivatives written by hand, and notice each way to spoil them.</summary>
public class ArrayOraclesTests
{
    private static LoadedArrays Load(string source) => new(GeneratorHarness.Compile([source, CorpusVocabulary.Text]));

    [Theory, InlineData(StandIn.Scaled), InlineData(StandIn.Kinds)]
    public void What_is_right_is_accepted(string source)
    {
        var loaded = Load(source);
        Assert.NotEmpty(loaded.Subjects);
        foreach (var subject in loaded.Subjects)
            foreach (var point in subject.Points)
                Assert.All(ArrayOracles.All, oracle => oracle.Value(subject, point));
        loaded.Unload();
    }

    [Theory]
    [InlineData("Reverse_agrees_with_central_differences", "+ 2 * (a[i] * x) * seed", "- 2 * (a[i] * x) * seed")]
    [InlineData("Reverse_agrees_with_central_differences", "seedA.IsEmpty ? 0 : seedA[i]", "0.0")]
    [InlineData("Reverse_agrees_with_forward_mode", "tA[i] = tA[i] * x + a[i] * tX", "tA[i] = tA[i] * x")]
    [InlineData("Seeds_and_directions_commute", "dX += d * a[i]", "dX = d * a[i]")]
    [InlineData("Backward_can_be_called_again_and_is_linear", "double dX = 0;", "double dX = seed * seed;")]
    [InlineData("Forward_over_reverse_agrees_with_differences_of_the_gradient", "4 * a[i] * x * tA[i] +", "2 * a[i] * x * tA[i] +")]
    [InlineData("Gradient_overwrites_its_buffers", "adds: false", "adds: true")]
    [InlineData("Backward_adds_to_its_buffers", "adds: true", "adds: false")]
    [InlineData("All_ways_to_the_gradient_agree", "return (Scaled(a, x), dX);", "return (Scaled(a, x), -dX);")]
    [InlineData("Values_and_written_containers_are_those_of_the_plain_call", "return (Scaled(a, x), dX);", "return (Math.BitIncrement(Scaled(a, x)), dX);")]
    [InlineData("Values_and_written_containers_are_those_of_the_plain_call", "return (Scaled(a, x), dX);", "return (Scaled((double[])a.Clone(), x), dX);")]
    [InlineData("Values_and_written_containers_are_those_of_the_plain_call", "return Pull(tape.A, tape.X", "Array.Clear(tape.Array); return Pull(tape.A, tape.X")]
    [InlineData("Buffers_of_another_shape_are_refused", "if (dA.Length != a.Length)", "if (dA.Length < a.Length)")]
    [InlineData("Buffers_of_another_shape_are_refused", "Check(a, dA);", "dA.Clear(); Check(a, dA);")]
    [InlineData("Buffers_of_another_shape_are_refused", "Check(a, dA);\n        double dX", "a.AsSpan().Clear(); Check(a, dA);\n        double dX")]
    [InlineData("Overlaps_are_refused", "if (dA.Overlaps(a))", "if (false)")]
    [InlineData("Gradient_into_buffers_allocates_nothing", "Check(a, dA);", "a = (double[])a.Clone(); Check(a, dA);")]
    [InlineData("Backward_into_buffers_allocates_nothing", "return Pull(tape.A, tape.X", "_ = tape.Array.Clone(); return Pull(tape.A, tape.X")]
    [InlineData("Calls_do_not_disturb_each_other", "double dX = 0;", "double dX = calls++;", "private static double Pull", "private static int calls; private static double Pull")]
    [InlineData("Passengers_are_evaluated_once_and_in_order", "a[i] *= x;", "a[i] *= Witness.Sees(x);", "double dX = 0;", "double dX = 0; Witness.Sees(1);")]
    public void What_is_spoiled_is_noticed(string oracle, params string[] replaced) => Spoil(StandIn.Scaled, "Scaling.Scaled(a, x)", oracle, replaced);

    [Theory]
    [InlineData("One_array_may_be_read_as_two", "b.CopyTo(dA); a.CopyTo(dB);", "b.CopyTo(dA); a.CopyTo(dB); if (a == b) dB.Clear();")]
    [InlineData("Overlaps_are_refused", "|| dA.Overlaps(a)", "")]
    [InlineData("Buffers_of_another_shape_are_refused", "Check(tape.B, dB);", "")]
    public void What_is_spoiled_of_two_arrays_is_noticed(string oracle, params string[] replaced) => Spoil(StandIn.Kinds, "Kinds.Dot(a, b)", oracle, replaced);

    private static void Spoil(string spoiled, string method, string oracle, string[] replaced)
    {
        for (int i = 0; i < replaced.Length; i += 2)
        {
            Assert.Contains(replaced[i], spoiled);
            spoiled = spoiled.Replace(replaced[i], replaced[i + 1]);
        }
        var loaded = Load(spoiled);
        var subject = loaded.Method(method);
        Assert.ThrowsAny<XunitException>(() =>
        {
            foreach (var point in subject.Points) ArrayOracles.All[oracle](subject, point);
        });
        loaded.Unload();
    }

    [Theory]
    [InlineData("public static (double[] a, double x) ScaledGradient(double[] a", "public static (Memory<double> a, double x) ScaledGradient(double[] a")]
    [InlineData("seedA", "seeds")]
    [InlineData("public static double ScaledGradient(double[] a, double x, Span<double> dA)", "public static double ScaledGradient(double[] a, Span<double> dA, double x)")]
    public void Members_other_than_promised_do_not_compile(string promised, string given)
    {
        Assert.Contains(promised, StandIn.Scaled);
        var refused = Assert.ThrowsAny<XunitException>(() => Load(StandIn.Scaled.Replace(promised, given)));
        Assert.Contains("the members are not as the contract has them", refused.Message);
    }

    [Theory, InlineData(StandIn.Scaled), InlineData(StandIn.Kinds)]
    public void Names_that_are_promised_are_accepted(string source)
    {
        var compilation = GeneratorHarness.Compile([source, CorpusVocabulary.Text]);
        Assert.All(ArrayMethod.In(compilation), method => PromisedNames.Check(compilation, method));
    }

    [Theory]
    [InlineData("Span<double> dA)", "Span<double> buffer)")]
    [InlineData("(double[] a, double x) ScaledGradient", "(double[] a, double y) ScaledGradient")]
    [InlineData("public static double ScaledGradient(double[] a, double x, Span<double> dA)", "public static double ScaledGradient2(double[] a, double x, Span<double> dA)")]
    public void Other_names_are_noticed(string promised, string given)
    {
        Assert.Contains(promised, StandIn.Scaled);
        var compilation = GeneratorHarness.Compile([StandIn.Scaled.Replace(promised, given), CorpusVocabulary.Text]);
        Assert.ThrowsAny<XunitException>(() => PromisedNames.Check(compilation, ArrayMethod.In(compilation).Single()));
    }
}
