using Backprop.Generator.Ir;

namespace Backprop.Generator.Rules;

/// <summary>How C# spells a function of the vocabulary: in <c>Math</c> or <c>MathF</c> where they have it, as the oldest and shortest.</summary>
internal static class Spelling
{
    private static readonly HashSet<string> math =
    [
        "Abs", "Acos", "Acosh", "Asin", "Asinh", "Atan", "Atan2", "Atanh", "Cbrt", "Ceiling", "Clamp", "CopySign", "Cos", "Cosh", "Exp",
        "Floor", "FusedMultiplyAdd", "IEEERemainder", "Log", "Log10", "Log2", "Max", "MaxMagnitude", "Min", "MinMagnitude", "Pow", "Round",
        "ScaleB", "Sin", "SinCos", "Sinh", "Sqrt", "Tan", "Tanh", "Truncate",
    ];

    private static readonly HashSet<string> activations = new(ActivationRules.All.Select(rule => rule.Name));

    /// <summary>The full name of the type that has the function for that precision, and the member's name.</summary>
    public static (string Type, string Member) Of(string function, IrType type)
    {
        bool single = type == IrType.Single;
        if (function == Fn.StopGradient) return ("Backprop.Differentiation", function);
        string member = function == "LogBase" ? "Log" : function;
        if (activations.Contains(function)) return ("Backprop.Activations", member);
        if (!math.Contains(member)) return (single ? "System.Single" : "System.Double", member);
        // MathF has no Clamp; that of Math has an overload for float.
        return (single && member != "Clamp" ? "System.MathF" : "System.Math", member);
    }
}
