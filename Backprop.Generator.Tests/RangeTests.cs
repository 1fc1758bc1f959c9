using Backprop.Generator.Tests.Testing;

namespace Backprop.Generator.Tests;

/// <summary>A range that is not there is refused as in the plain call, before anything is written.</summary>
public class RangeTests
{
    private const string Source = """
        using System;
        using Backprop;
        public static partial class Ranges
        {
            [Differentiable]
            public static double CopyTo(double[] a, double[] b, int at) { a.CopyTo(b, at); return b[0] * b[0]; }

            [Differentiable]
            public static double Copy(double[] a, double[] b, int count) { Array.Copy(a, b, count); return b[0] * b[0]; }

            [Differentiable]
            public static double Span(double[] a, double[] b, int at) { a.AsSpan().CopyTo(b.AsSpan(at)); return b[0] * b[0]; }

            [Differentiable]
            public static double Fill(double[] a, double[] b, int at) { Array.Fill(b, a[0], at, 2); return b[0] * b[0]; }

            [Differentiable]
            public static double Clear(double[] a, double[] b, int at) { Array.Clear(b, at, 2); return b[0] * a[0]; }

            public static string Try(int which, double[] a, double[] b, int n)
            {
                try
                {
                    switch (which)
                    {
                        case 0: CopyTo(a, b, n); break;
                        case 1: CopyToGradient(a, b, n); break;
                        case 2: Copy(a, b, n); break;
                        case 3: CopyGradient(a, b, n); break;
                        case 4: Span(a, b, n); break;
                        case 5: SpanGradient(a, b, n); break;
                        case 6: Fill(a, b, n); break;
                        case 7: FillGradient(a, b, n); break;
                        case 8: Clear(a, b, n); break;
                        case 9: ClearGradient(a, b, n); break;
                    }
                    return "done";
                }
                catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException)
                {
                    return "refused";
                }
            }
        }
        """;

    [Theory]
    [InlineData(0, 1), InlineData(0, 5), InlineData(0, -1), InlineData(0, 2), InlineData(2, 3), InlineData(2, -1), InlineData(2, 2), InlineData(4, 1), InlineData(4, 2), InlineData(4, 0)]
    [InlineData(6, 2), InlineData(6, -1), InlineData(6, 0), InlineData(8, 2), InlineData(8, 1)]
    public void As_the_plain_call(int which, int number)
    {
        var loaded = new LoadedAssembly(GeneratorHarness.Run(Source).Succeeded().Output);
        var run = loaded.Assembly.GetType("Ranges")!.GetMethod("Try")!;
        (string Answer, double[] Left) Of(int call)
        {
            double[] b = [5, 6, 7];
            return ((string)run.Invoke(null, [call, new double[] { 1, 2 }, b, number])!, b);
        }
        var (plain, gradient) = (Of(which), Of(which + 1));
        Assert.Equal(plain.Answer, gradient.Answer);
        if (plain.Answer == "refused") Assert.Equal(plain.Left, gradient.Left);
    }
}
