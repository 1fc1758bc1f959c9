using Backprop.Generator.Emit;

namespace Backprop.Generator.Pipeline;

/// <summary>From a method in the machine to the text of its generated members.</summary>
internal static class Compiler
{
    public static GeneratedFile Compile(Lowered lowered) =>
        FilePrinter.Print(lowered.Signature.HintName, lowered.Signature, code => new MembersPrinter(lowered, code).Print());
}
