namespace Backprop.Generator.Tests.Diagnostics;

internal static partial class Refusals
{
    private static (string, string)[] Patterns =>
    [
        ("BP0102", "[Differentiable] public static double F(double x) { if (x is [|object o|]) return o.GetHashCode() * x; return x; }"),
        ("BP0102", "[Differentiable] public static double F(double x) => x switch { [|IFormattable f|] => f.ToString(null, null).Length * x };"),
        ("BP0102", "private static void Deconstruct(this double v, out int a, out int b) => a = b = (int)v; [Differentiable] public static double F(double x) => x is [|(var a, var b)|] ? a * x : x;"),
        ("BP0109", "[Differentiable] public static double F(double x, object o) => o is [|ValueTuple<double, double> t|] ? t.Item1 * x : x;"),
        ("BP0109", "[Differentiable] public static double F(double x) => weights.AsSpan() is [|{ Length: 3 } s|] ? s.Length * x : x;"),
        ("BP0109", "[Differentiable] public static double F(double x) { int n = weights.Length + ([|weights.Clone() is int[] a|] ? a.Length : 0); return n * x; }"),
        ("BP0109", "[Differentiable] public static double F(double x, object o) { Own(1); int n = weights.Length + ([|o is Array { Length: var n1 }|] ? n1 : 0); return n * x; }"),
    ];
}
