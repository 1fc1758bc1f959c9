using Backprop.Generator.Tests.Testing;

namespace Backprop.Generator.Tests.Frontend;

/// <summary>What is called on the way back, with which adjoints, and what becomes of them.</summary>
public class OnBackwardTests
{
    private const string Program = """
        using System;
        using System.Collections.Generic;
        using Backprop;

        public static partial class Watched
        {
            public static readonly List<double> Seen = new();

            private static double Clip(double d) => Math.Clamp(d, -1, 1);

            [Differentiable]
            public static double Straight(double x, double y)
            {
                double a = Differentiation.OnBackward(x * y, d => Seen.Add(d));
                double b = Differentiation.OnBackward(a * a, Clip);
                return 3 * b + a + Differentiation.OnBackward(2.0, d => Seen.Add(99));
            }

            [Differentiable]
            public static double Loop(double x, int n)
            {
                double s = x;
                for (int i = 0; i < n; i++)
                {
                    s = Differentiation.OnBackward(s * 2, d => Seen.Add(d));
                    if (i == 1) s = Differentiation.OnBackward(s, d => d * 10);
                }
                return s;
            }

            [Differentiable]
            public static float Single(float x) => Differentiation.OnBackward(x * 2, d => d + 1) * 3;

            [Differentiable]
            public static double Free(double[] a)
            {
                double sum = 0;
                for (int i = 0; i < a.Length; i++) sum += Differentiation.OnBackward(a[i] * a[i], d => Seen.Add(d)) * i;
                return sum;
            }

            [Differentiable]
            public static double NotReached(double x) { _ = Differentiation.OnBackward(x * x, d => Seen.Add(d)); return 2 * x; }

            private static string Take() { string all = string.Join(" ", Seen); Seen.Clear(); return all; }

            public static string Run()
            {
                var said = new List<string>();
                said.Add(StraightGradient(2, 3) + ": " + Take());
                double value = StraightForward(2, 3, out var tape);
                said.Add(value + ": " + Take());
                said.Add(StraightBackward(tape, 0.1) + ": " + Take());
                said.Add(LoopGradient(1, 3) + ": " + Take());
                said.Add(SingleGradient(5) + ": " + Take());
                said.Add(string.Join(",", FreeGradient(new double[] { 5, 6, 7 })) + ": " + Take());
                said.Add(NotReachedGradient(5) + ": " + Take());
                return string.Join("; ", said);
            }
        }
        """;

    /// <summary>Straight: dB = 3 is clipped to 1, so that dA = 1 + 2a = 13 for a = 6; with a seed of 0.1, dB = 0.3 stays, and dA = 0.1 + 0.3 * 12.</summary>
    [Fact]
    public void The_adjoints_are_those_of_the_values()
    {
        var loaded = new LoadedAssembly(GeneratorHarness.Run(Program).Succeeded().Output);
        string said = (string)loaded.Assembly.GetType("Watched")!.GetMethod("Run")!.Invoke(null, null)!;
        string a = (0.1 + 12 * (3 * 0.1)).ToString("R");
        Assert.Equal(
            $"(39, 26): 13; 116: ; ({3 * (0.1 + 12 * (3 * 0.1)):R}, {2 * (0.1 + 12 * (3 * 0.1)):R}): {a}; 80: 1 20 40; 8: ; 0,12,28: 0 1 2; 2: ", said);
        loaded.Unload();
    }

    [Fact]
    public void A_function_that_uses_variables_of_the_method_is_refused()
    {
        const string source = "using System; using Backprop; public static partial class C { [Differentiable] public static double F(double x, int n) => Differentiation.OnBackward(x * x, d => Console.WriteLine(n + d)); }";
        var run = GeneratorHarness.Run(source).GeneratedCleanly();
        Assert.Equal("BP0107", Assert.Single(GeneratorHarness.Analyze(run.Output)).Id);
        Assert.DoesNotContain("FGradient", run.AllText);
    }
}
