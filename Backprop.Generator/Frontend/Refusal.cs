using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Frontend;

/// <summary>Why something cannot be differentiated, and where: lives only as long as the reading of one method.</summary>
internal sealed record Refusal(DiagnosticDescriptor Descriptor, Location Location, params object[] Arguments)
{
    public bool IsError => Descriptor.DefaultSeverity == DiagnosticSeverity.Error;

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Descriptor, Location, Arguments);
}

/// <summary>Ends the reading of a method: the refusal is known, or the compiler itself reports the error.</summary>
internal sealed class UnreadableException(Refusal? refusal) : Exception
{
    public Refusal? Refusal { get; } = refusal;
}
