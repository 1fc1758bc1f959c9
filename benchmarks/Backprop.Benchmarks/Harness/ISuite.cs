namespace Backprop.Benchmarks.Harness;

/// <summary>What can be done with a program without knowing its types.</summary>
public interface ISuite
{
    string Name { get; }

    /// <summary>What is wrong with its gradients; empty when nothing is.</summary>
    IEnumerable<string> Check();

    Measurement Measure();
}
