using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using Perfolizer.Horology;

namespace Backprop.Benchmarks.Harness;

/// <summary>One launch and ten iterations of a quarter of a second: seconds, not minutes, for each benchmark.</summary>
public static class ShortJob
{
    public static IConfig Config { get; } = DefaultConfig.Instance
        .WithArtifactsPath("artifacts/benchmarks")
        .AddJob(Job.Default
            .WithLaunchCount(1)
            .WithWarmupCount(3)
            .WithIterationCount(10)
            .WithIterationTime(TimeInterval.FromMilliseconds(250)));
}
