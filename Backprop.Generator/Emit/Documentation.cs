using Backprop.Generator.Pipeline;

namespace Backprop.Generator.Emit;

/// <summary>The XML documentation of the generated members: what is returned, in which order.</summary>
internal static class Documentation
{
    public static void Gradient(CodeWriter code, Signature signature, bool isInto)
    {
        code.Line("/// <summary>The gradient of <c>" + signature.Method + "</c>" + Into(isInto, "written") + ".</summary>");
        Returns(code, signature, isInto, "The ");
    }

    public static void ValueAndGradient(CodeWriter code, Signature signature, bool isInto)
    {
        code.Line("/// <summary>The value of <c>" + signature.Method + "</c>, bit for bit what the method itself returns, and its gradient" + Into(isInto, "written") + ".</summary>");
        bool hasScalars = !isInto || Scalars(signature).Any();
        code.Line("/// <returns>The value" + (hasScalars ? ", and the " + Derivatives(signature, isInto) : ".") + "</returns>");
        Throws(code, isInto);
    }

    public static void Forward(CodeWriter code, Signature signature, string tape, bool readsArrays, bool readsObjects)
    {
        code.Line("/// <summary>Forward sweep: the value of <c>" + signature.Method + "</c>. <c>" + tape + "</c> holds what <c>" + signature.Method + "Backward</c> reads of the way there"
            + (readsArrays ? "; of the arrays that are given" + (readsObjects ? ", or held by objects," : "") + " only where they are: leave them as they are until you dispose of it" : "") + ".</summary>");
    }

    public static void Backward(CodeWriter code, Signature signature, IReadOnlyList<string> seeds, bool isInto)
    {
        string seed = seeds.Count == 1 ? "<c>" + seeds[0] + "</c>, the adjoint of the result," : "the seeds, the adjoints of the results in their order,";
        code.Line("/// <summary>Backward sweep: " + seed + " carried back to the parameters" + Into(isInto, "added") + ". The tape is only read: call it as often as you like.</summary>");
        Returns(code, signature, isInto, seeds.Count == 1 ? "Seed times the " : "The sum over the results of seed times the ");
    }

    private static void Returns(CodeWriter code, Signature signature, bool isInto, string begin)
    {
        if (!isInto || Scalars(signature).Any()) code.Line("/// <returns>" + begin + Derivatives(signature, isInto) + "</returns>");
        Throws(code, isInto);
    }

    private static string Into(bool isInto, string verb) => isInto ? "; that of the arrays is " + verb + " " + (verb == "added" ? "to" : "into") + " the buffers" : "";

    private static void Throws(CodeWriter code, bool isInto)
    {
        if (isInto) code.Line("/// <exception cref=\"global::System.ArgumentException\">A buffer has another shape than its parameter, or shares elements with another argument. Nothing is written then.</exception>");
    }

    public static void Tape(CodeWriter code, Signature signature) =>
        code.Line("/// <summary>What <c>" + signature.Method + "Forward</c> recorded for <c>" + signature.Method + "Backward</c>.</summary>");

    public static void Dispose(CodeWriter code, bool isRented) =>
        code.Line("/// <summary>Gives back what the tape holds of memory" + (isRented ? "" : ": nothing, as it is") + ".</summary>");

    private static IEnumerable<Parameter> Scalars(Signature signature) => signature.ActiveNumbers;

    private static string Derivatives(Signature signature, bool isInto = false)
    {
        var names = (isInto ? Scalars(signature) : signature.Active).Select(parameter => "<c>" + parameter.Name + "</c>").ToArray();
        return names.Length == 1 ? "derivative with respect to " + names[0] + "." : "derivatives with respect to " + string.Join(", ", names) + ", in this order.";
    }
}
