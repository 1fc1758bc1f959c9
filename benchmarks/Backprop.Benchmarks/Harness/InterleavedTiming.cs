using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Backprop.Benchmarks.Harness;

/// <summary>
/// Times the variants in turns in one process, so that a change of clock or load meets all of them. Each round is a few
/// milliseconds of processor time, or one lap of a program that takes longer; a time is the median over the rounds, a ratio the
/// median of the rounds' ratios.
/// </summary>
public static class InterleavedTiming<TProgram, T> where TProgram : struct, IProgram<T>
{
    private const int MostRounds = 151;
    private const int FewestRounds = 15;
    private const double RoundsMilliseconds = 4000;
    private const double RoundMilliseconds = 2;
    private const double WarmupMilliseconds = 600;

    public static Measurement Measure()
    {
        var points = Draw();
        var results = new double[points.Length];
        Action<int>[] variants =
        [
            laps => Loop<Primal<TProgram, T>>(points, results, laps),
            laps => Loop<HandWritten<TProgram, T>>(points, results, laps),
            laps => Loop<Generated<TProgram, T>>(points, results, laps),
        ];
        var laps = variants.Select(Calibrated).ToArray();
        double roundMilliseconds = variants.Zip(laps, Milliseconds).Sum();
        int rounds = (int)Math.Clamp(RoundsMilliseconds / roundMilliseconds, FewestRounds, MostRounds);
        var times = variants.Select(_ => new double[rounds]).ToArray();
        for (int round = 0; round < rounds; round++)
            for (int turn = 0; turn < variants.Length; turn++)
            {
                int which = (round + turn) % variants.Length;
                times[which][round] = 1e6 * Milliseconds(variants[which], laps[which]) / ((double)laps[which] * points.Length);
            }

        return new(
            Median(times[0]), Median(times[1]), Median(times[2]),
            Median(times[2].Zip(times[1], (generated, byHand) => generated / byHand)),
            Median(times[2].Zip(times[0], (generated, primal) => generated / primal)),
            BytesPerCall(variants[2], laps[2], points.Length));
    }

    private static T[] Draw()
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, TProgram.Points).Select(_ => TProgram.Draw(random))];
    }

    /// <summary>Results are stored, not added up: a sum would make each call wait for the one before. No tiers, so that each run times the same loop.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Loop<TVariant>(T[] points, double[] results, int laps) where TVariant : struct, IVariant<T>
    {
        for (int lap = 0; lap < laps; lap++)
            for (int i = 0; i < points.Length && i < results.Length; i++)
                results[i] = TVariant.Run(points[i]);
    }

    /// <summary>Runs a variant until the JIT has done its best with it; the laps that fill a round.</summary>
    private static int Calibrated(Action<int> variant)
    {
        int laps = 1;
        var warmup = Stopwatch.StartNew();
        while (true)
        {
            double milliseconds = Milliseconds(variant, laps);
            if (milliseconds < RoundMilliseconds / 2)
                laps *= 2;
            else if (warmup.Elapsed.TotalMilliseconds > WarmupMilliseconds)
                return Math.Max(1, (int)(laps * RoundMilliseconds / milliseconds));
        }
    }

    private static double Milliseconds(Action<int> variant, int laps)
    {
        var start = Environment.CpuUsage.TotalTime;
        variant(laps);
        return (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
    }

    private static double BytesPerCall(Action<int> variant, int laps, int points)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        variant(laps);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / ((double)laps * points);
    }

    private static double Median(IEnumerable<double> numbers)
    {
        var sorted = numbers.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
