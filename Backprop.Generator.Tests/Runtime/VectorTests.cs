namespace Backprop.Generator.Tests.Runtime;

/// <summary>Functions over spans are what their formulas say; their derivatives are those of the formulas.</summary>
public class VectorTests
{
    public static TheoryData<string> Cases => [.. VectorCases.All.Keys];

    [Theory, MemberData(nameof(Cases))]
    public void The_value_is_that_of_the_formula(string name)
    {
        var function = VectorCases.All[name];
        var x = function.Operands(1);
        Near(function, function.Naive(x), function.Value(x), x);
    }

    [Theory, MemberData(nameof(Cases))]
    public void The_tangent_is_the_central_difference(string name)
    {
        const double step = 1e-5;
        var function = VectorCases.All[name];
        double[][] x = function.Operands(2), t = function.Operands(3);
        var above = function.Naive(Moved(x, t, step));
        var below = function.Naive(Moved(x, t, -step));
        var tangent = function.Tangent(x, function.Value(x), t);
        Assert.Equal(function.Length, tangent.Length);
        Near(function, [.. above.Zip(below, (a, b) => (a - b) / (2 * step))], tangent, x, 1e-8);
    }

    [Theory, MemberData(nameof(Cases))]
    public void The_pullback_is_the_transpose_of_the_tangent_and_adds(string name)
    {
        var function = VectorCases.All[name];
        double[][] x = function.Operands(4), t = function.Operands(5), before = function.Operands(6);
        var after = before.Select(adjoint => (double[])adjoint.Clone()).ToArray();
        var seed = VectorCase.Numbers(function.Length, 7);
        var y = function.Value(x);
        function.Pullback(x, y, seed, after);
        double forward = Dot(seed, function.Tangent(x, y, t));
        double backward = t.Select((direction, i) => Dot(direction, after[i]) - Dot(direction, before[i])).Sum();
        Near(function, [forward], [backward], [.. x, seed, .. t]);
    }

    [Theory, MemberData(nameof(Cases))]
    public void The_pullback_of_single_operands_is_the_central_difference(string name)
    {
        const double step = 1e-5;
        var function = VectorCases.All[name];
        var x = function.Operands(8);
        var seed = VectorCase.Numbers(function.Length, 9);
        var adjoints = function.Lengths.Select(length => new double[length]).ToArray();
        function.Pullback(x, function.Value(x), seed, adjoints);
        for (int i = 0; i < x.Length; i++)
            for (int k = 0; k < x[i].Length; k += Math.Max(1, x[i].Length / 5))
            {
                var unit = function.Lengths.Select(length => new double[length]).ToArray();
                unit[i][k] = 1;
                double difference = (Dot(seed, function.Naive(Moved(x, unit, step))) - Dot(seed, function.Naive(Moved(x, unit, -step)))) / (2 * step);
                Near(function, [difference], [adjoints[i][k]], [.. x, seed], 1e-7);
            }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Of_several_operands_each_may_be_constant(string name)
    {
        var function = VectorCases.All[name];
        if (function.Lengths.Length < 2 || function.Name.StartsWith("LeakyRelu")) return;
        double[][] x = function.Operands(10), t = function.Operands(11);
        var y = function.Value(x);
        var seed = VectorCase.Numbers(function.Length, 12);
        double[][] both = [new double[x[0].Length], new double[x[1].Length]], first = [new double[x[0].Length], []], second = [[], new double[x[1].Length]];
        function.Pullback(x, y, seed, both);
        function.Pullback(x, y, seed, first);
        function.Pullback(x, y, seed, second);
        Assert.Equal(both, [first[0], second[1]]);
        var zero = new double[][] { new double[x[0].Length], new double[x[1].Length] };
        Assert.Equal(function.Tangent(x, y, [t[0], zero[1]]), function.Tangent(x, y, [t[0], []]));
        Assert.Equal(function.Tangent(x, y, [zero[0], t[1]]), function.Tangent(x, y, [[], t[1]]));
    }

    [Fact]
    public void Operands_that_are_one_share_their_adjoint()
    {
        var x = VectorCase.Numbers(81, 1);
        var adjoint = new double[81];
        Vectors.DotPullback(x, x, 3, adjoint, adjoint);
        Assert.Equal(x.Select(value => 3 * value + 3 * value), adjoint);

        double[] seed = VectorCase.Numbers(81, 2), c = new double[81], dA = new double[81], dB = new double[81];
        Vectors.MatMulPullback(x, x, c, 9, 9, 9, seed, dA, dB);
        Array.Clear(adjoint);
        Vectors.MatMulPullback(x, x, c, 9, 9, 9, seed, adjoint, adjoint);
        Assert.All(adjoint, (value, i) => Assert.Equal(dA[i] + dB[i], value, 1e-13));
    }

    private static void Near(VectorCase function, double[] expected, double[] actual, double[][] operands, double atLeast = 0)
    {
        double terms = operands.Length == 0 ? 1 : operands.Max(operand => operand.Length);
        double tolerance = Math.Max(atLeast, function.Precision) * 10 * (1 + terms);
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance * (1 + Math.Abs(expected[i])), $"{function}[{i}]: {expected[i]} ≠ {actual[i]}");
    }

    private static double[][] Moved(double[][] x, double[][] direction, double step) =>
        [.. x.Select((values, i) => values.Select((value, k) => value + step * direction[i][k]).ToArray())];

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
}
