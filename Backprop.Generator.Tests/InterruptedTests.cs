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
}
