using MathNet.Numerics.Distributions;

namespace LeastSquares;

/// <summary>What a microphone beside the bell recorded: the true curve with noise, the same in every run.</summary>
public sealed class Measurements
{
    /// <summary>The names of the parameters, in their order.</summary>
    public static readonly string[] Names = ["amplitude", "decay", "frequency", "phase", "offset"];

    /// <summary>The parameters behind the data.</summary>
    public static readonly double[] Truth = [2.0, 0.35, 5.2, 0.6, 0.25];

    /// <summary>When it was measured.</summary>
    public double[] Times { get; }

    /// <summary>What was measured then.</summary>
    public double[] Values { get; }

    /// <summary>Measures <paramref name="count"/> times in <paramref name="duration"/>, each with an error of deviation <paramref name="noise"/>.</summary>
    public Measurements(int count = 200, double duration = 8, double noise = 0.1, int seed = 1)
    {
        var errors = new Normal(0, noise, new Random(seed));
        Times = [.. Enumerable.Range(0, count).Select(i => duration * i / (count - 1))];
        Values = [.. Times.Select(t => RingDown.Displacement(Truth, t) + errors.Sample())];
    }
}
