using Backprop.Generator.Ir;
using Backprop.Generator.Rules;

namespace Backprop.Generator.Tests.Rules;

internal enum ArgumentKind
{
    Real,
    Integer,
    Boolean,
}

/// <summary>What the arguments of a rule are, and the points at which the tests look at it.</summary>
internal static class Signature
{
    private static readonly double[] magnitudes = [1e-8, 1e-3, 0.3, 0.7, 1, 1.5, 2.5, 20, 1e4, 1e100];
    private static readonly double[] fewer = [1e-3, 0.3, 1, 2.5, 1e4];
    private static readonly double[] edges = [0, 1e-300, 1e-200, 0.5, 1, 2, 30, 800, 1e200, double.PositiveInfinity];

    public static ArgumentKind[] Of(Rule rule) => rule.Name switch
    {
        "RootN" or "ScaleB" => [ArgumentKind.Real, ArgumentKind.Integer],
        Fn.Select => [ArgumentKind.Boolean, ArgumentKind.Real, ArgumentKind.Real],
        _ => [.. Enumerable.Repeat(ArgumentKind.Real, rule.Arity)],
    };

    /// <summary>
    /// Both signs of tiny to huge, and zero. Functions with a structure of the size of 1 are not looked at where neighbouring
    /// doubles are further apart than that, nor where a convention speaks instead of calculus.
    /// </summary>
    public static IEnumerable<object[]> Points(Rule rule)
    {
        bool hasUnits = !RuleBook.IsDifferentiable(rule.Name) || rule.Name.EndsWith("Pi") && !rule.Name.StartsWith('A')
            || rule.Name is Fn.Rem or "IEEERemainder";
        var reals = (rule.Arity < 3 ? magnitudes : fewer).Where(x => x < 1e9 || !hasUnits);
        return Grid(rule, Signed(reals).Append(0.0)).Where(point => !IsDegenerate(rule, point));
    }

    private static bool IsDegenerate(Rule rule, object[] point) => (rule.Name, point) switch
    {
        ("Clamp" or "ClampNative", [_, double low, double high]) => low == high,
        (Fn.Rem or "IEEERemainder", [double x, double y]) => Math.Abs(x) > 1e5 * Math.Abs(y),
        ("Pow", [< 0.0, > 1e9 or < -1e9]) => true,
        (_, [0.0, 0.0]) => rule.Name.Contains("Magnitude"),
        _ => false,
    };

    /// <summary>Zeros of both signs, what overflows and underflows when squared, and the infinities.</summary>
    public static IEnumerable<object[]> Edges(Rule rule) => Grid(rule, Signed(edges));

    private static IEnumerable<double> Signed(IEnumerable<double> numbers) => numbers.SelectMany(x => new[] { x, -x });

    private static IEnumerable<object[]> Grid(Rule rule, IEnumerable<double> reals)
    {
        IEnumerable<object[]> points = [[]];
        foreach (var kind in Of(rule))
        {
            object[] choices = kind switch
            {
                ArgumentKind.Real => [.. reals.Cast<object>()],
                ArgumentKind.Integer => [-7, -2, -1, 1, 2, 3, 10],
                _ => [false, true],
            };
            points = points.SelectMany(_ => choices, (point, choice) => (object[])[.. point, choice]);
        }
        return points;
    }
}
