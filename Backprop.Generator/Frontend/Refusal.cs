using Backprop.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Frontend;

/// <summary>Why something cannot be differentiated, and where: lives only as long as the reading of one method.</summary>
internal sealed record Refusal(DiagnosticDescriptor Descriptor, Location Location, params object[] Arguments)
{
    /// <summary>The call that would be no obstacle if the body of what it calls were read in its place.</summary>
    public SyntaxNode? Call { get; init; }

    /// <summary>The struct that would be no obstacle if it were read as its fields, or the collection if its numbers were kept in cells.</summary>
    public ITypeSymbol? Struct { get; init; }

    /// <summary>The array that would be no obstacle if it had a name.</summary>
    public SyntaxNode? Array { get; init; }

    public bool IsError => Descriptor.DefaultSeverity == DiagnosticSeverity.Error;

    /// <summary>What is refused in another file is said where the method there is called.</summary>
    public Refusal At(SyntaxNode call, string method) => Location.SourceTree == call.SyntaxTree ? this :
        new Refusal(IsError ? Descriptors.Called : Descriptor, call.GetLocation(), IsError ? [method, ToDiagnostic().GetMessage()] : Arguments) { Call = Call, Struct = Struct, Array = Array };

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Descriptor, Location, Arguments.Length == 1 && Descriptors.Instead(Descriptor) is { } instead ? [Arguments[0], instead] : Arguments);
}

/// <summary>Ends the reading of a method: the refusal is known, or the compiler itself reports the error.</summary>
internal sealed class UnreadableException(Refusal? refusal) : Exception
{
    public Refusal? Refusal { get; } = refusal;
}
