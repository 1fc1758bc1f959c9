using Backprop.Generator.Ir;

namespace Backprop.Generator.Beautify;

/// <summary>The passes that make the normal form pleasant to read; they change no value.</summary>
internal static class Pretty
{
    public static Function Run(Function function)
    {
        function = InlineSingleUse.Run(function);
        function = GuardedDefinitions.Run(function);
        return LonelyNotes.Run(function);
    }
}
