using System.Text.Json;

namespace Backprop.GradBench.Protocol;

/// <summary>A module of GradBench: some functions of one input format.</summary>
public interface IEval
{
    string Name { get; }

    /// <summary>Reads the input, and gives what is to be timed. Throws <see cref="EvalException"/> for a function it lacks.</summary>
    Evaluation Prepare(string function, JsonElement input);
}
