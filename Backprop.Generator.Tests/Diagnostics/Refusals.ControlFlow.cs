namespace Backprop.Generator.Tests.Diagnostics;

internal static partial class Refusals
{
    private static (string, string)[] ControlFlow =>
    [
        ("BP0101", "[Differentiable] public static double F(double x) { [|foreach|] (var (a, b) in new[] { (1, 2) }) x *= a + b; return x; }"),
        ("BP0101", "[Differentiable] public static double F(double x) { [|goto|] end; end: return x; }"),
        ("BP0101", "[Differentiable] public static double F(double x) { [|again|]: x *= x; if (x < 3) goto again; return x; }"),
        ("BP0101", "[Differentiable] public static double F(double x) { try { x *= Own(2); } [|catch|] (Exception) { x = 1; } return x; }"),
        ("BP0101", "[Differentiable] public static double F(double x) { try { x *= Own(2); } [|catch|] { throw; } finally { Own(1); } return x; }"),
        ("BP0101", "[Differentiable] public static double F(double x) { int n = 1; try { n = weights.Length; Own(2); } [|finally|] { Own(n); } return n * x; }"),
        ("BP0101", "public struct Opened : IDisposable { public int N; public void Dispose() { } } [Differentiable] public static double F(double x) { [|using|] (var o = new Opened()) { x *= 2; } return x; }"),
        ("BP0101", "public struct Opened : IDisposable { public int N; public void Dispose() { } } [Differentiable] public static double F(double x) { [|using|] var o = new Opened(); return 2 * x; }"),
        ("BP0101", "[Differentiable] public static double F(double x, int k) { switch (k) { case 1: lock (weights) { [|goto|] case 2; } case 2: return x; } return 2 * x; }"),
        ("BP0101", "[Differentiable] public static unsafe double F(double x) { [|fixed|] (double* p = weights) { x *= 2; } return x; }"),
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
