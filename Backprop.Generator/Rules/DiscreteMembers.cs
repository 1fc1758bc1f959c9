namespace Backprop.Generator.Rules;

/// <summary>The members of the numeric types whose result is no real number, static and instance.</summary>
internal static class DiscreteMembers
{
    private static readonly HashSet<string> names =
    [
        "Sign", "ILogB",
        "IsEvenInteger", "IsFinite", "IsInfinity", "IsInteger", "IsNaN", "IsNegative", "IsNegativeInfinity", "IsNormal",
        "IsOddInteger", "IsPositive", "IsPositiveInfinity", "IsPow2", "IsRealNumber", "IsSubnormal",
        "CompareTo", "Equals", "GetTypeCode", "ToString", "TryFormat",
        "op_Equality", "op_Inequality", "op_LessThan", "op_LessThanOrEqual", "op_GreaterThan", "op_GreaterThanOrEqual",
    ];

    public static bool Has(string method) => names.Contains(method);
}
