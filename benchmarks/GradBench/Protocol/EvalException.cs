namespace Backprop.GradBench.Protocol;

/// <summary>An evaluation that cannot be done; the message is the answer.</summary>
public sealed class EvalException(string message) : Exception(message)
{
    public static EvalException NoFunction(string eval, string function) => new($"{eval} has no function {function}");
}
