using BenchmarkDotNet.Attributes;

namespace Backprop.Benchmarks.Harness;

/// <summary>The benchmarks of a program. The point is a field, so that nothing is folded.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public abstract class Suite<TProgram, T> : ISuite where TProgram : struct, IProgram<T>
{
    private readonly T _point = TProgram.Draw(new Random(1));

    [Benchmark]
    public double Primal() => TProgram.Primal(_point);

    [Benchmark(Baseline = true)]
    public double HandWritten() => TProgram.Consume(TProgram.HandWritten(_point));

    [Benchmark]
    public double Generated() => TProgram.Consume(TProgram.Generated(_point));

    string ISuite.Name => GetType().Name;

    IEnumerable<string> ISuite.Check() => GradientCheck<TProgram, T>.Failures();

    Measurement ISuite.Measure() => InterleavedTiming<TProgram, T>.Measure();
}
