namespace Backprop.Benchmarks.Harness;

/// <summary>Nanoseconds a call, ratios, and what a call of the generated gradient allocates.</summary>
public sealed record Measurement(
    double Primal, double HandWritten, double Generated, double GeneratedOverHand, double GradientOverPrimal, double BytesPerCall);
