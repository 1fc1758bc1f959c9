using System.Reflection;
using Backprop.Generator.Tests.Testing;

namespace Backprop.Generator.Tests;

/// <summary>An exception in the middle of a sweep harms nobody: the next call is right, and so are those of other threads.</summary>
public class InterruptedTests
{
    private const string Source = """
        using System;
        using Backprop;
        public static partial class Interrupted
        {
            [Differentiable]
            public static double F(double x, int n, int stop)
            {
                double s = x;
                for (int i = 0; i < n; i++)
                {
                    if (i == stop) throw new InvalidOperationException("half way");
                    s = Math.Sin(s * x) + s;
                }
                return s;
            }
        }
        """;

    [Fact]
    public void The_next_call_is_right()
    {
        var loaded = new LoadedAssembly(GeneratorHarness.Run(Source).Succeeded().Output);
        var gradient = loaded.Assembly.GetType("Interrupted")!.GetMethod("FGradient")!;
        double Call(int n, int stop) => (double)gradient.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [0.7, n, stop], null)!;
        double expected = Call(50, -1);
        Parallel.For(0, 64, i =>
        {
            Assert.Throws<InvalidOperationException>(() => Call(50, i % 50));
            Assert.Equal(expected, Call(50, -1));
        });
    }

    [Theory]
    [InlineData("m[r][0] * v[at]")]
    [InlineData("m[at][r] * v[r]")]
    [InlineData("m[at][0] * m[at][r]")]
    public void What_the_method_throws_in_a_loop_comes_before_what_an_element_would(string term)
    {
        var loaded = new LoadedAssembly(GeneratorHarness.Run($$"""
            using System;
            using Backprop;
            public static partial class Guarded
            {
                [Differentiable]
                public static double F(double[][] m, double[] v, int at)
                {
                    double s = 0;
                    for (int r = 0; r < m.Length; r++)
                    {
                        if (at >= v.Length) throw new InvalidOperationException("too short");
                        s += {{term}} * v[r];
                    }
                    return s;
                }
            }
            """).Succeeded().Output);
        double[][] m = [[1.5]];
        double[] v = [0.5];
        foreach (string member in new[] { "FGradient", "FValueAndGradient" })
        {
            var method = loaded.Assembly.GetType("Guarded")!.GetMethod(member, [typeof(double[][]), typeof(double[]), typeof(int)])!;
            Assert.Throws<InvalidOperationException>(() => method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [m, v, 1], null));
            Assert.NotNull(method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [m, v, 0], null));
        }
    }
}
