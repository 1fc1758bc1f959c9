namespace Backprop.Generator.Pipeline;

internal static class Names
{
    public const string Differentiable = "Backprop.DifferentiableAttribute";

    /// <summary>The incremental step whose output decides whether anything is generated anew.</summary>
    public const string LoweredStep = "Lowered";
}
