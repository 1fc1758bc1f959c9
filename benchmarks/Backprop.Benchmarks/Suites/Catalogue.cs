using Backprop.Benchmarks.Harness;

namespace Backprop.Benchmarks.Suites;

/// <summary>All programs, in the order of the table.</summary>
public static class Catalogue
{
    public static IReadOnlyList<ISuite> All { get; } = [new Price(), new BlackScholes(), new Newton(), new Rk4()];
}
