using Backprop.Generator.Pipeline;

namespace Backprop.Generator.Emit;

/// <summary>The XML documentation of the generated members: what is returned, in which order.</summary>
internal static class Documentation
{
    public static void Gradient(CodeWriter code, Signature signature)
    {
        code.Line("/// <summary>The gradient of <c>" + signature.Method + "</c>.</summary>");
        code.Line("/// <returns>The " + Derivatives(signature) + "</returns>");
    }

    public static void ValueAndGradient(CodeWriter code, Signature signature)
    {
        code.Line("/// <summary>The value of <c>" + signature.Method + "</c>, bit for bit what the method itself returns, and its gradient.</summary>");
        code.Line("/// <returns>The value, and the " + Derivatives(signature) + "</returns>");
    }

    public static void Forward(CodeWriter code, Signature signature, string tape)
    {
        code.Line("/// <summary>Forward sweep: the value of <c>" + signature.Method + "</c>. <c>" + tape + "</c> holds what <c>" + signature.Method + "Backward</c> reads of the way there.</summary>");
    }

    public static void Backward(CodeWriter code, Signature signature, IReadOnlyList<string> seeds)
    {
        string seed = seeds.Count == 1 ? "<c>" + seeds[0] + "</c>, the adjoint of the result," : "the seeds, the adjoints of the results in their order,";
        code.Line("/// <summary>Backward sweep: " + seed + " carried back to the parameters. The tape is only read: call it as often as you like.</summary>");
        code.Line("/// <returns>" + (seeds.Count == 1 ? "Seed times the " : "The sum over the results of seed times the ") + Derivatives(signature) + "</returns>");
    }

    public static void Tape(CodeWriter code, Signature signature) =>
        code.Line("/// <summary>What <c>" + signature.Method + "Forward</c> recorded for <c>" + signature.Method + "Backward</c>.</summary>");

    public static void Dispose(CodeWriter code, bool isRented) =>
        code.Line("/// <summary>Gives back what the tape holds of memory" + (isRented ? "" : ": nothing, as it is") + ".</summary>");

    private static string Derivatives(Signature signature)
    {
        var names = signature.Active.Select(parameter => "<c>" + parameter.Name + "</c>").ToArray();
        return names.Length == 1 ? "derivative with respect to " + names[0] + "." : "derivatives with respect to " + string.Join(", ", names) + ", in this order.";
    }
}
