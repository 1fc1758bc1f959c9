using Backprop.Generator.Tests.Testing;

namespace Backprop.Generator.Tests;

/// <summary>A seed of an array fits it, or is empty, and shares nothing with a buffer; else nothing is written.</summary>
public class SeedTests
{
    private const string Source = """
        using System;
        using Backprop;
        public static partial class Seeds
        {
            [Differentiable]
            public static double[] New(double[] a)
            {
                var y = new double[a.Length];
                for (int i = 0; i < a.Length; i++) y[i] = a[i] * a[i];
                return y;
            }

            [Differentiable]
            public static double[] Itself(double[] a)
            {
                for (int i = 0; i < a.Length; i++) a[i] *= a[i];
                return a;
            }

            public static string Try(bool isNew, double[] a, double[] seed, double[] dA, bool overlap)
            {
                try
                {
                    var given = overlap ? dA : seed;
                    if (isNew)
                    {
                        NewForward(a, out var tape);
                        NewBackward(tape, given, dA);
                    }
                    else
                    {
                        ItselfForward(a, out var tape);
                        ItselfBackward(tape, given, default, dA);
                    }
                    return "accepted";
                }
                catch (ArgumentException)
                {
                    return "refused";
                }
            }
        }
        """;

    [Theory]
    [InlineData(true, 3, false, "accepted"), InlineData(true, 0, false, "accepted"), InlineData(true, 2, false, "refused"), InlineData(true, 4, false, "refused"), InlineData(true, 3, true, "refused")]
    [InlineData(false, 3, false, "accepted"), InlineData(false, 0, false, "accepted"), InlineData(false, 2, false, "refused"), InlineData(false, 4, false, "refused"), InlineData(false, 3, true, "refused")]
    public void Seeds_are_checked_before_anything_is_written(bool isNew, int length, bool overlaps, string expected)
    {
        var loaded = new LoadedAssembly(GeneratorHarness.Run(Source).Succeeded().Output);
        double[] seed = Enumerable.Repeat(1.0, length).ToArray(), dA = [0.5, 0.5, 0.5];
        object answer = loaded.Assembly.GetType("Seeds")!.GetMethod("Try")!.Invoke(null, [isNew, new double[] { 1, 2, 3 }, seed, dA, overlaps])!;
        Assert.Equal(expected, answer);
        Assert.Equal(expected == "refused" || length == 0 ? [0.5, 0.5, 0.5] : [2.5, 4.5, 6.5], dA);
    }
}
