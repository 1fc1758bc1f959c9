namespace Backprop.Generator.Tests.Diagnostics;

internal static partial class Refusals
{
    private static (string, string)[] ControlFlow =>
    [
        ("BP0101", "[Differentiable] public static double F(double x) { [|for|] (int i = 0; i < 3; i++) x *= x; return x; }"),
        ("BP0101", "[Differentiable] public static double F(double x) { [|foreach|] (var w in weights) x *= w; return x; }"),
        ("BP0101", "[Differentiable] public static double F(double x) { [|while|] (x < 3) x *= 2; return x; }"),
        ("BP0101", "[Differentiable] public static double F(double x) { [|do|] x *= 2; while (x < 3); return x; }"),
        ("BP0101", "[Differentiable] public static double F(double x) { [|try|] { x *= 2; } finally { } return x; }"),
        ("BP0101", "[Differentiable] public static double F(double x) { [|lock|] (weights) { x *= 2; } return x; }"),
        ("BP0101", "[Differentiable] public static double F(double x) { [|goto|] end; end: return x; }"),
        ("BP0101", "[Differentiable] public static double F(double x) { [|using|] (null) { x *= 2; } return x; }"),

    ];

    private static (string, string)[] Calls =>
    [
        ("BP0103", "[Differentiable] public static double F(double x) => 2 * [|Own(x)|];"),
        ("BP0103", "[Differentiable] public static double F(double x) => [|F(x)|];"),
        ("BP0103", "[Differentiable] public static double F(double x) => BitConverter.Int64BitsToDouble([|BitConverter.DoubleToInt64Bits(x)|]) * x;"),
        ("BP0103", "[Differentiable] public static double F(double x) => [|double.Parse(x.ToString())|] * x;"),
        ("BP0103", "[Differentiable] public static double F(double x) { var s = $\"{x:R}\"; return [|double.Parse(s)|] * x; }"),
        ("BP0104", "[Differentiable] public static double F(double x) => [|x.GetHashCode()|] * x;"),
        ("BP0104", "[Differentiable] public static double F(double x) => x * [|BitIncrement(x)|];"),
        ("BP0104", "[Differentiable] public static double F(double x) => [|Math.ReciprocalEstimate(x)|];"),
        ("BP0104", "[Differentiable] public static double F(double x) => [|double.ReciprocalSqrtEstimate(x)|];"),
        ("BP0107", "[Differentiable] public static double F(double x) => Twice([|v => v * x|], 2);"),
        ("BP0107", "[Differentiable] public static double F(double x) { double [|L|](double v) => v * v; return L(x); }"),
    ];
}
