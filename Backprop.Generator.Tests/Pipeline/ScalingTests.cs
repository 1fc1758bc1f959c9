using System.Text;
using Backprop.Generator.Tests.Testing;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Tests.Pipeline;

/// <summary>Work grows with the length of the method and no faster.</summary>
[Collection(nameof(Alone))]
public class ScalingTests
{
    [Fact]
    public void A_chain_of_statements_is_linear() => IsLinear(n =>
    {
        var body = new StringBuilder("double t0 = x;\n");
        for (int i = 1; i <= n; i++) body.Append($"        var t{i} = t{i - 1} * t{i - 1} * 0.5;\n");
        return body.Append($"        return t{n};").ToString();
    });

    [Fact]
    public void One_variable_overwritten_again_and_again_is_linear() => IsLinear(n =>
    {
        var body = new StringBuilder("double t = x;\n");
        for (int i = 1; i <= n; i++) body.Append("        t = t * t * 0.5;\n");
        return body.Append("        return t;").ToString();
    });

    [Fact]
    public void A_growing_set_of_variables_is_linear() => IsLinear(n =>
    {
        var body = new StringBuilder("double s = 0;\n");
        for (int i = 1; i <= n; i++) body.Append($"        var a{i} = System.Math.Sin(x * {i}); s += a{i} * x;\n");
        return body.Append("        return s;").ToString();
    });

    /// <summary>Ten times the method, ten times the memory, and not much more than ten times the processor's time: it would be a hundred.</summary>
    internal static void IsLinear(Func<int, string> body)
    {
        Work(Method(body(25)));
        var (small, large) = (Work(Method(body(250))), Work(Method(body(2_500))));
        Assert.True(large.Bytes < 20 * small.Bytes, $"250 statements: {small.Bytes} bytes, 2,500: {large.Bytes} bytes");
        Assert.True(large.Time < 40 * small.Time, $"250 statements: {small.Time}, 2,500: {large.Time}");
    }

    /// <summary>The least of two runs: noise only ever adds.</summary>
    private static (double Bytes, TimeSpan Time) Work(string source)
    {
        var (bytes, time) = (double.PositiveInfinity, TimeSpan.MaxValue);
        for (int i = 0; i < 2; i++)
        {
            var compilation = GeneratorHarness.Compile([source]);
            Assert.DoesNotContain(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
            var driver = GeneratorHarness.Driver(Options.Default);
            GC.Collect();
            var (bytesBefore, timeBefore) = (GC.GetTotalAllocatedBytes(precise: true), Environment.CpuUsage.TotalTime);
            var result = driver.RunGenerators(compilation).GetRunResult().Results.Single();
            bytes = Math.Min(bytes, GC.GetTotalAllocatedBytes(precise: true) - bytesBefore);
            time = TimeSpan.FromTicks(Math.Min(time.Ticks, (Environment.CpuUsage.TotalTime - timeBefore).Ticks));
            Assert.Null(result.Exception);
            Assert.Contains(result.GeneratedSources, s => s.SourceText.ToString().Contains("FGradient"));
        }
        return (bytes, time);
    }

    internal static string Method(string body) =>
        $$"""
        public static partial class C
        {
            [Backprop.Differentiable]
            public static double F(double x)
            {
                {{body}}
            }
        }
        """;
}

/// <summary>Tests that measure time run when nothing else does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public class Alone;
