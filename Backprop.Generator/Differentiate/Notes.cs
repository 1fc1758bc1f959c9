namespace Backprop.Generator.Differentiate;

/// <summary>The comments that generated code has besides the user's own statements.</summary>
internal static class Notes
{
    public const string Backward = "Backward sweep: the same statements in reverse, each handing its adjoint on to its operands.";
    public const string BackwardOfPath = "Backward sweep.";
    public const string Forward = "Forward sweep: the values that the backward sweep reads.";
}
