namespace Backprop.Generator.Tests.Runtime;

public class GradientCheckTests
{
    public static TheoryData<string, Func<double, double>, double, double> Smooth() => new()
    {
        { "square", x => x * x, 3, 6 },
        { "of a large number", x => x * x, 3e8, 6e8 },
        { "of a small number", Math.Exp, 1e-9, Math.Exp(1e-9) },
        { "constant", _ => 42, 1.5, 0 },
        { "steep", x => Math.Exp(20 * x), 1, 20 * Math.Exp(20) },
        { "curved", x => Math.Sin(50 * x), 0.7, 50 * Math.Cos(35) },
        { "close to a kink", x => Math.Abs(x - 1), 1.0001, 1 },
        { "tiny", x => 1e-12 * x * x, 2, 4e-12 },
        { "huge", x => 1e12 * x * x, 2, 4e12 },
        { "close to a pole", x => 1 / x, 0.01, -1e4 },
    };

    [Theory, MemberData(nameof(Smooth))]
    public void Agrees_with_what_is_right_and_with_nothing_else(string name, Func<double, double> function, double x, double slope)
    {
        Assert.Equal(CheckVerdict.Agrees, Verdict(function, x, slope));
        double wrong = slope == 0 ? 1e-3 : slope * 1.001;
        Assert.True(Verdict(function, x, wrong) == CheckVerdict.Differs, name);
        Assert.Equal(CheckVerdict.Differs, Verdict(function, x, -slope + 1e-3));
        Assert.Equal(CheckVerdict.Differs, Verdict(function, x, double.NaN));
    }

    [Theory]
    [InlineData(0, CheckVerdict.Kink)]
    [InlineData(1, CheckVerdict.Kink)]
    [InlineData(-0.3, CheckVerdict.Kink)]
    [InlineData(1.1, CheckVerdict.Differs)]
    [InlineData(-2, CheckVerdict.Differs)]
    public void At_a_kink_every_slope_between_the_two_is_a_convention(double slope, CheckVerdict verdict) =>
        Assert.Equal(verdict, Verdict(x => Math.Abs(x - 2) + 1, 2, slope));

    [Fact]
    public void Where_there_is_no_slope_nothing_is_said()
    {
        Assert.Equal(CheckVerdict.Unclear, Verdict(Math.Log, 0, double.PositiveInfinity));
        Assert.Equal(CheckVerdict.Unclear, Verdict(_ => double.NaN, 1, 0));
    }

    [Fact]
    public void The_report_names_the_element_and_how_far_it_is_off()
    {
        double[] weights = [1, 2, 3];
        var report = new GradientCheck(() => weights[0] * weights[1] + weights[2])
            .With("weights", weights, [2, 1.5, 1])
            .With("rate", 0.5, rate => rate * 3, 3)
            .Run();
        Assert.False(report.IsRight);
        Assert.Equal(["weights[0]", "weights[1]", "weights[2]", "rate"], report.Elements.Select(element => element.Name));
        Assert.Equal([CheckVerdict.Agrees, CheckVerdict.Differs, CheckVerdict.Agrees, CheckVerdict.Agrees], report.Elements.Select(element => element.Verdict));
        Assert.StartsWith("gradient check: 3 of 4 elements agree\n  weights[1] DIFFERS: 1.5, by differences 1 ± ", report.ToString(), StringComparison.Ordinal);
        Assert.Equal(report.ToString(), Assert.Throws<InvalidOperationException>(report.Require).Message);
        Assert.Equal([1, 2, 3], weights);
    }

    [Fact]
    public void The_short_forms_check_every_parameter()
    {
        GradientCheck.Of((x, y) => x * y, (2, 3), (3, 2)).Require();
        GradientCheck.Of((x, y, z) => x * y / z, (2, 3, 4), (0.75, 0.5, -0.375)).Require();
        GradientCheck.Of(x => x[0] * x[1], [2, 3], [3, 2]).Require();
        Assert.False(GradientCheck.Of((x, y) => x * y, (2, 3), (2, 3)).IsRight);
        Assert.False(GradientCheck.Of((x, y, z) => x * y / z, (2, 3, 4), (0.75, 0.5, 0.375)).IsRight);
        Assert.False(GradientCheck.Of(x => x[0] * x[1], [2, 3], [3, 3]).IsRight);
        Assert.Throws<ArgumentException>(() => GradientCheck.Of(x => x[0], [2, 3], [1]));
    }

    private static CheckVerdict Verdict(Func<double, double> function, double x, double slope) => Assert.Single(GradientCheck.Of(function, x, slope).Elements).Verdict;
}
