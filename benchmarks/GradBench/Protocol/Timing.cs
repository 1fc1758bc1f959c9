using System.Diagnostics;

namespace Backprop.GradBench.Protocol;

/// <summary>Runs something until it ran often enough and long enough.</summary>
public static class Timing
{
    /// <summary>The nanoseconds of each run: at least one run, at least <paramref name="minRuns"/>, at least <paramref name="minSeconds"/> in all.</summary>
    public static List<long> Nanoseconds(Action run, int minRuns, double minSeconds)
    {
        var times = new List<long>();
        var elapsed = TimeSpan.Zero;
        do
        {
            var start = Stopwatch.GetTimestamp();
            run();
            var time = Stopwatch.GetElapsedTime(start);
            elapsed += time;
            times.Add((long)time.TotalNanoseconds);
        }
        while (times.Count < minRuns || elapsed.TotalSeconds < minSeconds);

        return times;
    }
}
