namespace Backprop.Generator.Rules;

/// <summary>One row per function of <c>System.Math</c> and of the numeric types, whatever it is spelled as.</summary>
internal static class ScalarRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        .. ArithmeticRules.All,
        .. PowerRules.All,
        .. ExponentialRules.All,
        .. TrigonometricRules.All,
        .. HyperbolicRules.All,
        .. RoundingRules.All,
        .. ExtremaRules.All,
    ];
}
