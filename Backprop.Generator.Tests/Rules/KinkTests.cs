using Backprop.Generator.Ir;
using Backprop.Generator.Rules;
using Xunit;

namespace Backprop.Generator.Tests.Rules;

/// <summary>The conventions of the design, to the last bit.</summary>
public class KinkTests
{
    private const double Inf = double.PositiveInfinity;

    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(1e-300, 1)]
    [InlineData(-1e-300, -1)]
    [InlineData(-Inf, -1)]
    public void Abs(double x, double slope) => Assert.Equal([slope], Partials("Abs", x));

    [Theory]
    [InlineData("Max")]
    [InlineData("Min")]
    [InlineData("MaxNative")]
    [InlineData("MinNative")]
    [InlineData("MaxNumber")]
    [InlineData("MinNumber")]
    [InlineData("MaxMagnitude")]
    [InlineData("MinMagnitude")]
    [InlineData("MaxMagnitudeNumber")]
    [InlineData("MinMagnitudeNumber")]
    public void A_tie_is_halved_unless_an_operand_is_constant(string name)
    {
        foreach (double x in new[] { 0, 1.5, -3 })
        {
            Assert.Equal([0.5, 0.5], Partials(name, x, x));
            Assert.Equal(0, Partials(name, [true, false], x, x)[0]);
            Assert.Equal(0, Partials(name, [false, true], x, x)[1]);
        }
        Assert.Equal([0.5, 0.5], Partials(name, 0.0, -0.0));
    }

    [Theory]
    [InlineData("Max")]
    [InlineData("MinNumber")]
    public void The_larger_of_x_and_x_has_slope_one(string name)
    {
        Expr x = new Read(new Local(0, "x", IrType.Double, LocalRole.Parameter));
        Assert.Equal([Maths.Number(1, x), Maths.Number(0, x)], RuleBook.Of(name).Partials(new RuleCall([x, x], [x], [true, true])));
    }

    [Fact]
    public void Max_with_a_literal_reads_one_comparison()
    {
        Expr x = new Read(new Local(0, "x", IrType.Double, LocalRole.Parameter)), zero = Maths.Number(0, x);
        var partials = RuleBook.Of("Max").Partials(new RuleCall([x, zero], [x], [true, false]));
        Assert.Equal(Maths.Where(x > 0, 1, zero), partials[0]);
    }

    [Theory]
    [InlineData("Max", 2, 1, 1, 0)]
    [InlineData("Max", -2, 1, 0, 1)]
    [InlineData("Min", 2, 1, 0, 1)]
    [InlineData("Min", -2, 1, 1, 0)]
    [InlineData("MaxMagnitude", -3, 2, 1, 0)]
    [InlineData("MaxMagnitude", -3, 3, 0, 1)]
    [InlineData("MinMagnitude", -3, 3, 1, 0)]
    [InlineData("MinMagnitude", 1, -3, 1, 0)]
    [InlineData("MaxNumber", double.NaN, 3, 0, 1)]
    [InlineData("MinMagnitudeNumber", 3, double.NaN, 1, 0)]
    [InlineData("Max", Inf, 1, 1, 0)]
    public void The_operand_that_is_returned_has_slope_one(string name, double a, double b, double byA, double byB)
    {
        Assert.Equal([byA, byB], Partials(name, a, b));
        Assert.Equal(byA, Partials(name, [true, false], a, b)[0]);
        Assert.Equal(byB, Partials(name, [false, true], a, b)[1]);
    }

    [Theory]
    [InlineData(0.5, 1, 0, 0)]
    [InlineData(0, 1, 0, 0)]
    [InlineData(1, 1, 0, 0)]
    [InlineData(-0.5, 0, 1, 0)]
    [InlineData(1.5, 0, 0, 1)]
    [InlineData(Inf, 0, 0, 1)]
    public void Clamp_to_0_and_1(double x, double byValue, double byLow, double byHigh)
    {
        Assert.Equal([byValue, byLow, byHigh], Partials("Clamp", x, 0.0, 1.0));
        Assert.Equal([byValue, byLow, byHigh], Partials("ClampNative", x, 0.0, 1.0));
    }

    [Fact]
    public void Clamp_to_one_number() => Assert.Equal([1, 0, 0], Partials("Clamp", 1.0, 1.0, 1.0));

    [Theory]
    [InlineData("Floor")]
    [InlineData("Ceiling")]
    [InlineData("Round")]
    [InlineData("Truncate")]
    public void Rounding_is_flat(string name)
    {
        foreach (double x in new[] { 0, 0.5, 1, -2.5, Inf, double.NaN }) Assert.Equal([0], Partials(name, x));
    }

    [Theory]
    [InlineData(Fn.Rem, 7.5, 2, -3)]
    [InlineData(Fn.Rem, -7.5, 2, 3)]
    [InlineData(Fn.Rem, 6, 2, -3)]
    [InlineData(Fn.Rem, 1, Inf, 0)]
    [InlineData("IEEERemainder", 7.5, 2, -4)]
    [InlineData("IEEERemainder", 5, 2, -2)]
    [InlineData("IEEERemainder", -7, 2, 4)]
    public void Remainders(string name, double x, double y, double byY) => Same([1, byY], Partials(name, x, y));

    [Theory]
    [InlineData(0, 0, 0, double.NegativeInfinity)]
    [InlineData(0, 1, 1, 0)]
    [InlineData(0, 2, 0, 0)]
    [InlineData(0, 0.5, Inf, 0)]
    [InlineData(5, 0, 0, 1.6094379124341003)]
    [InlineData(-2, 3, 12, double.NaN)]
    [InlineData(-2, -1, -0.25, double.NaN)]
    [InlineData(-2, 0, 0, double.NaN)]
    [InlineData(Inf, 0, 0, Inf)]
    public void Pow(double x, double y, double byX, double byY) => Same([byX, byY], Partials("Pow", x, y));

    [Fact]
    public void Pow_of_a_literal_exponent_is_simplified()
    {
        Expr x = new Read(new Local(0, "x", IrType.Double, LocalRole.Parameter));
        Expr Slope(double n) => RuleBook.Of("Pow").Partials(new RuleCall([x, Maths.Number(n, x)], [x], [true, false]))[0];
        Assert.Equal(Maths.Number(0, x), Slope(0));
        Assert.Equal(Maths.Number(1, x), Slope(1));
        Assert.Equal(2 * x, Slope(2));
        Assert.Equal(3 * (x * x), Slope(3));
        Assert.Equal(0.5 * Maths.Pow(x, Maths.Number(-0.5, x)), Slope(0.5));
    }

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(3, -4, 0.6, -0.8)]
    [InlineData(1e200, 0, 1, 0)]
    [InlineData(0, -1e-200, 0, -1)]
    public void Hypot(double a, double b, double byA, double byB) => Same([byA, byB], Partials("Hypot", a, b));

    [Theory]
    [InlineData(2, 3, 1)]
    [InlineData(2, -3, -1)]
    [InlineData(-2, 3, -1)]
    [InlineData(-2, -0.0, 1)]
    [InlineData(2, 0.0, 1)]
    [InlineData(0, -3, 0)]
    [InlineData(-Inf, 3, -1)]
    public void CopySign(double x, double sign, double byX) => Same([byX, 0], Partials("CopySign", x, sign));

    [Theory]
    [InlineData("Relu", 0, 0)]
    [InlineData("Relu", 1e-300, 1)]
    [InlineData("Relu", Inf, 1)]
    public void Relu(string name, double x, double slope) => Assert.Equal([slope], Partials(name, x));

    [Theory]
    [InlineData(2, 1, 0)]
    [InlineData(0, 0.1, 0)]
    [InlineData(-2, 0.1, -2)]
    public void LeakyRelu(double x, double byX, double bySlope) => Same([byX, bySlope], Partials("LeakyRelu", x, 0.1));

    private static double[] Partials(string name, params double[] args) => Partials(name, [.. args.Select(_ => true)], args);

    private static double[] Partials(string name, bool[] varied, params double[] args) =>
        new CallSite(RuleBook.Of(name), IrType.Double, varied).Partials([.. args.Cast<object>()])!;

    /// <summary>Zeros of either sign are the same slope.</summary>
    private static void Same(double[] expected, double[] actual) =>
        Assert.Equal(expected.Select(x => x + 0.0), actual.Select(x => x == 0 ? 0 : x), (a, b) => a.Equals(b) || Math.Abs(a - b) <= 1e-15 * Math.Abs(a));
}
