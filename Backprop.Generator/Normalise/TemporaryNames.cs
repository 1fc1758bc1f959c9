using Backprop.Generator.Ir;
using Backprop.Generator.Rules.Numerics;

namespace Backprop.Generator.Normalise;

/// <summary>Names values after what they hold: <c>product</c>, <c>sinX</c>.</summary>
internal static class TemporaryNames
{
    private const int Longest = 24;

    public static string Of(Expr expr) => expr switch
    {
        Apply apply => Of(apply),
        Read read => read.Local.Name,
        _ => "value",
    };

    /// <summary>dX for x.</summary>
    public static string Prefixed(string prefix, string name) => prefix + Capital(name);

    public static string Capital(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);

    public static string Camel(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name.Substring(1);

    private static string Of(Apply apply) => apply.Function switch
    {
        Fn.Add => "sum",
        Fn.Sub => "difference",
        Fn.Mul => "product",
        Fn.Div => "quotient",
        Fn.Rem => "remainder",
        Fn.Neg => Of("minus", apply.Args[0]),
        Fn.Plus => "same",
        Fn.Select => "chosen",
        Fn.Convert => Of("as" + Capital(apply.Type.Text), apply.Args[0]),
        Fn.Greater => Comparison(apply, "Above", "IsPositive"),
        Fn.Less => Comparison(apply, "Below", "IsNegative"),
        Fn.Equal => Comparison(apply, "Equals", "IsZero"),
        Fn.And => "both",
        Fn.Not => "not",
        _ when Given.Is(apply.Function) => Camel(Given.Derived(apply.Function)).TrimEnd('2', '3', '4'),
        _ => Of(Camel(apply.Function), apply.Args[0]),
    };

    private static string Comparison(Apply apply, string general, string withZero) =>
        apply.Args[0] is not Read { Local.Name: var name } ? "holds" :
        Algebra.IsZero(apply.Args[1]) ? name + withZero :
        apply.Args[1] is Read { Local.Name: var other } && name.Length + other.Length <= Longest ? name + general + Capital(other) :
        name + general;

    private static string Of(string verb, Expr arg) =>
        arg is Read read && verb.Length + read.Local.Name.Length <= Longest ? verb + Capital(read.Local.Name) : verb;
}
