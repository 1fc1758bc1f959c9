namespace Backprop.Generator.Rules;

/// <summary>From C# members to rules. Types of parameters are named as C# names them: double, float, int.</summary>
internal static class MathMembers
{
    private static readonly HashSet<string> activations = new(ActivationRules.All.Select(rule => rule.Name)) { "Tanh" };

    private static readonly HashSet<string> scalars = new(ScalarRules.All.Select(rule => rule.Name));

    /// <summary>What the member is; null: none of ours, so nothing is known about its derivative.</summary>
    internal static MathMember? Find(string type, string method, IReadOnlyList<string> parameterTypes) => type switch
    {
        "System.Math" or "System.MathF" => parameterTypes.Any(IsReal) ? Numeric(method, parameterTypes) : MathMember.Passenger,
        "System.Double" or "System.Single" => Numeric(method, parameterTypes),
        "Backprop.Activations" => activations.Contains(method) ? OfRule(method, parameterTypes) : null,
        "Backprop.Differentiation" => method switch { "StopGradient" => MathMember.Constant, "Checkpointed" => MathMember.Passenger, _ => null },
        _ => null,
    };

    private static MathMember? Numeric(string method, IReadOnlyList<string> parameterTypes)
    {
        if (RefusedMembers.ReasonFor(method) is { } reason) return MathMember.Refused(reason);
        if (DiscreteMembers.Has(method)) return MathMember.Cut;
        if (method is "Parse" or "TryParse") return MathMember.Passenger;
        string rule = method switch
        {
            "Log" when parameterTypes.Count == 2 => "LogBase",
            "Ieee754Remainder" => "IEEERemainder",
            _ => method,
        };
        return scalars.Contains(rule) ? OfRule(rule, parameterTypes) : null;
    }

    /// <summary>An overload that the row does not describe (spans, another arity) is none of ours.</summary>
    private static MathMember? OfRule(string name, IReadOnlyList<string> parameterTypes)
    {
        bool fits = name == "Round"
            ? parameterTypes.Skip(1).All(type => !IsReal(type))
            : parameterTypes.Count == RuleBook.Of(name).Arity && parameterTypes.Skip(1).All(type => IsReal(type) || type == "int");
        return fits && parameterTypes.Count > 0 && IsReal(parameterTypes[0]) ? MathMember.Rule(name) : null;
    }

    private static bool IsReal(string type) => type is "double" or "float";
}
