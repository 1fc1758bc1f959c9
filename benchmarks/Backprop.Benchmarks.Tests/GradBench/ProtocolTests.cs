using System.Text.Json;
using Backprop.GradBench.Evals;
using Backprop.GradBench.Protocol;
using Backprop.GradBench.Verification;

namespace Backprop.Benchmarks.Tests.GradBench;

public class ProtocolTests
{
    private static readonly Session s_session = new(Catalogue.All);

    [Theory]
    [MemberData(nameof(TestVectors.Names), MemberType = typeof(TestVectors))]
    public void Every_function_gives_what_is_expected(string name)
    {
        var vector = TestVectors.Load(name);
        Assert.Equal(["primal", "gradient"], vector.Roles);
        foreach (var role in vector.Roles.Where(role => vector.Function(role) != "dir"))
        {
            var answer = vector.Answer(s_session, role);
            Assert.True(answer.GetProperty("success").GetBoolean(), answer.GetRawText());
            var difference = Difference.Relative(answer.GetProperty("output"), vector.Expected(role));
            Assert.True(difference <= VectorFolder.Tolerance, $"{role} is {difference} away");
        }
    }

    [Fact]
    public void A_newton_direction_needs_second_derivatives()
    {
        var answer = TestVectors.Load("kmeans-k3_n20_d2").Answer(s_session, "gradient");
        Assert.False(answer.GetProperty("success").GetBoolean());
        Assert.Contains("second derivatives", answer.GetProperty("error").GetString());
    }

    [Theory]
    [InlineData("""{"id":0,"kind":"start","eval":"gmm"}""", """{"id":0,"tool":"backprop"}""")]
    [InlineData("""{"id":"a","kind":"define","module":"gmm"}""", """{"id":"a","success":true}""")]
    [InlineData("""{"id":2,"kind":"define","module":"cooking"}""", """{"id":2,"success":false,"error":"there is no module cooking"}""")]
    [InlineData("""{"id":3,"kind":"analysis","of":{}}""", """{"id":3}""")]
    public void A_message_has_one_answer(string message, string answer) => Assert.Equal(answer, s_session.Answer(message));

    [Theory]
    [InlineData("""{"id":4,"kind":"evaluate","module":"cooking","function":"square","input":3}""")]
    [InlineData("""{"id":4,"kind":"evaluate","module":"hello","function":"cube","input":3}""")]
    [InlineData("""{"id":4,"kind":"evaluate","module":"hello","function":"square","input":"three"}""")]
    [InlineData("""{"id":4,"kind":"evaluate","module":"hello","function":"square"}""")]
    [InlineData("""{"id":4,"kind":"evaluate","module":"lse","function":"primal","input":{"x":[]}}""")]
    [InlineData("""{"id":4,"kind":"evaluate","module":"lse","function":"primal","input":{"x":[1e308,[]]}}""")]
    [InlineData("""{"id":4,"kind":"evaluate","module":"kmeans","function":"cost","input":{"points":[[1],[2,3]],"centroids":[[1]]}}""")]
    [InlineData("""{"id":4,"kind":"evaluate","module":"det","function":"primal","input":{"A":[1,2,3],"ell":2}}""")]
    [InlineData("""{"id":4,"kind":"evaluate"}""")]
    [InlineData("""{"id":4}""")]
    public void A_failure_is_an_answer(string message)
    {
        var answer = JsonDocument.Parse(s_session.Answer(message)).RootElement;
        Assert.Equal(4, answer.GetProperty("id").GetInt32());
        Assert.False(answer.GetProperty("success").GetBoolean());
        Assert.NotEqual("", answer.GetProperty("error").GetString());
    }

    [Fact]
    public void What_is_no_message_ends_nothing()
    {
        var output = new StringWriter();
        s_session.Run(new StringReader("nonsense\n\n[]\n{\"id\":5,\"kind\":\"evaluate\",\"module\":\"hello\",\"function\":\"double\",\"input\":3}\n"), output);
        var answers = output.ToString().TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal([false, false, true], answers.Select(answer => answer.GetProperty("success").GetBoolean()));
        Assert.Equal(6, answers[2].GetProperty("output").GetDouble());
    }

    [Fact]
    public void There_is_a_timing_for_each_run()
    {
        const string message =
            """{"id":6,"kind":"evaluate","module":"lse","function":"gradient","input":{"x":[1,2],"min_runs":7,"min_seconds":0}}""";
        var answer = JsonDocument.Parse(s_session.Answer(message)).RootElement;
        Assert.Equal(7, answer.GetProperty("timings").GetArrayLength());
        Assert.All(answer.GetProperty("timings").EnumerateArray(), timing =>
        {
            Assert.Equal("evaluate", timing.GetProperty("name").GetString());
            Assert.True(timing.GetProperty("nanoseconds").GetInt64() >= 0);
        });
    }

    [Fact]
    public void Runs_go_on_until_they_took_long_enough()
    {
        var times = Timing.Nanoseconds(() => Thread.Sleep(1), minRuns: 1, minSeconds: 0.02);
        Assert.True(times.Count > 1);
        Assert.True(times.Sum() >= 20_000_000);
    }
}
