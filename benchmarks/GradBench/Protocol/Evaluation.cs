using System.Text.Json.Nodes;

namespace Backprop.GradBench.Protocol;

/// <summary>A function at an input.</summary>
/// <param name="Run">What is timed; it can run any number of times.</param>
/// <param name="Output">The result of the last run in GradBench's format, not timed.</param>
public sealed record Evaluation(Action Run, Func<JsonNode> Output)
{
    /// <summary>A function whose result is a number.</summary>
    public static Evaluation Of(Func<double> function)
    {
        var result = 0.0;
        return new(() => result = function(), () => JsonValue.Create(result));
    }
}
