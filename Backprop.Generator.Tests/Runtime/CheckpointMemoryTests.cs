using Backprop.Generator.Tests.Testing;

namespace Backprop.Generator.Tests.Runtime;

/// <summary>What a loop of 100,000 steps keeps: all of them, or the square root of that at a time, by the tapes' own count.</summary>
public class CheckpointMemoryTests
{
    private const string Program = """
        using System;
        using Backprop;

        public static partial class Walk
        {
            private static double Step(double s, double rate) => s + rate * Math.Sin(s);

            [Checkpoint]
            private static double Steps(double s, double rate, int n)
            {
                for (int i = 0; i < n; i++) s = Step(s, rate);
                return s;
            }

            [Differentiable]
            public static double Plain(double s, double rate, int n)
            {
                for (int i = 0; i < n; i++) s = Step(s, rate);
                return s;
            }

            [Differentiable]
            public static double InSteps(double s, double rate, int n)
            {
                int length = (int)Math.Sqrt(n);
                for (int i = 0; i < n; i += length) s = Steps(s, rate, Math.Min(length, n - i));
                return s;
            }

            [Differentiable]
            public static double Marked(double s, double rate, int n)
            {
                foreach (int i in Differentiation.Checkpointed(n)) s = Step(s, rate);
                return s;
            }

            [Differentiable]
            public static double State(double[] start, double rate, int n)
            {
                var x = (double[])start.Clone();
                foreach (int i in Differentiation.Checkpointed(n))
                {
                    var force = new double[2];
                    for (int j = 0; j < 2; j++) force[j] = Math.Sin(x[j]);
                    for (int j = 0; j < 2; j++) x[j] += rate * force[j];
                }
                return x[0] * x[1];
            }

            public static string Compare(int n)
            {
                double value = PlainForward(0.3, 1e-4, n, out var all), same = InStepsForward(0.3, 1e-4, n, out var few), marked = MarkedForward(0.3, 1e-4, n, out var blocks);
                var state = StateForward(new[] { 0.3, 0.3 }, 1e-4, n, out var states);
                var (s, rate) = PlainBackward(all);
                var back = InStepsBackward(few);
                var again = MarkedBackward(blocks);
                var both = StateBackward(states);
                static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-11 * Math.Abs(a);
                bool agree = value == same && value == marked && Near(s, back.s) && Near(rate, back.rate) && InStepsGradient(0.3, 1e-4, n) == back
                    && Near(s, again.s) && Near(rate, again.rate) && MarkedGradient(0.3, 1e-4, n) == again
                    && Near(state, value * value) && Near(both.start[0], s * value) && Near(both.rate, 2 * rate * value);
                string kept = all.sTape.Capacity + " " + few.sTape.Capacity + " " + blocks.sTape.Capacity + " " + states.xTape.Capacity;
                all.Dispose();
                few.Dispose();
                blocks.Dispose();
                states.Dispose();
                return agree + " " + kept;
            }

            public static long Allocated(int n)
            {
                double[] start = { 0.3, 0.3 }, slopes = new double[2];
                long least = long.MaxValue;
                for (int i = 0; i < 8; i++)
                {
                    long before = GC.GetAllocatedBytesForCurrentThread();
                    InStepsGradient(0.3, 1e-4, n);
                    MarkedGradient(0.3, 1e-4, n);
                    Marked(0.3, 1e-4, n);
                    StateGradient(start, 1e-4, n, slopes);
                    least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
                }
                return least;
            }
        }
        """;

    [Theory, InlineData(100), InlineData(10_000), InlineData(100_000)]
    public void A_loop_keeps_the_square_root(int steps)
    {
        var loaded = new LoadedAssembly(GeneratorHarness.Run(Program).Succeeded().Output);
        object Call(string name) => loaded.Assembly.GetType("Walk")!.GetMethod(name)!.Invoke(null, [steps])!;
        // On a thread of its own: what others have left on a thread's shelf may be longer than it need be.
        string[] said = [];
        var thread = new Thread(() => said = ((string)Call("Compare")).Split(' '));
        thread.Start();
        thread.Join();
        Assert.Equal("True", said[0]);
        Assert.InRange(int.Parse(said[1]), steps, 2 * steps + 64);
        foreach (string kept in said[2..]) Assert.InRange(int.Parse(kept), Math.Sqrt(steps), 4 * Math.Sqrt(steps) + 64);
        Assert.Equal(0L, Call("Allocated"));
        loaded.Unload();
    }
}
