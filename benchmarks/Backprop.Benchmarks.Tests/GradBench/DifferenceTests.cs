using System.Text.Json;
using Backprop.GradBench.Verification;

namespace Backprop.Benchmarks.Tests.GradBench;

public class DifferenceTests
{
    [Theory]
    [InlineData("1", "1", 0)]
    [InlineData("3", "2", 0.5)]
    [InlineData("[[3,4],[0,1]]", "[[3,4],[0,0]]", 0.2)]
    [InlineData("""{"a":[1,2],"b":3}""", """{"b":2,"a":[1,2]}""", 0.5)]
    [InlineData("1", "0", double.PositiveInfinity)]
    [InlineData("[1,2]", "[[1,2]]", double.PositiveInfinity)]
    [InlineData("[1]", "[1,2]", double.PositiveInfinity)]
    [InlineData("""{"a":1}""", """{"a":1,"b":1}""", double.PositiveInfinity)]
    public void It_is_relative_to_what_is_expected(string actual, string expected, double difference) =>
        Assert.Equal(
            difference, Difference.Relative(JsonDocument.Parse(actual).RootElement, JsonDocument.Parse(expected).RootElement), 1e-12);
}
