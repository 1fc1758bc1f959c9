namespace Backprop.Generator.Tests.Diagnostics;

/// <summary>What is differentiated, with a word of warning.</summary>
internal static class Warnings
{
    public static readonly (string Id, string Text)[] Members =
    [
        ("BP0201", "[Differentiable] public static double F(double x) => [|(int)x|] * x;"),
        ("BP0201", "[Differentiable] public static double F(double x) { long n = [|(long)(x * x)|]; return n * x; }"),
        ("BP0202", "[Differentiable] public static double [|F|](double x) => 3.5;"),
        ("BP0202", "[Differentiable] public static double [|F|](double x, [NoDerivative] double y) => y * y;"),
        ("BP0202", "[Differentiable] public static double [|F|](double x) { x = 0; return x; }"),
    ];

    /// <summary>Members with a method F that deserve no word.</summary>
    public static readonly string[] NotReported =
    [
        "[Differentiable] public static double F(double x) => (int)Differentiation.StopGradient(x) * x;",
        "[Differentiable] public static double F(double x, int n) => (double)n * (int)2.5 * x;",
        "[Differentiable] public static double F(double x) => (int)Floor(2.5) * x;",
        "[Differentiable] public static double F(double x) { double k = field * Property; return k * Own(2) * x; }",
        "[Differentiable] public static double F(double x, int n) => weights[n] * x;",
        "[Differentiable] public static double F(double x) { field = 3; return x * field; }",
        "[Differentiable] public static double F(double[] a) { var w = weights; return a[0] * w[0]; }",
        "private static double Norm(double[] w) => w[0] * w[1]; [Differentiable] public static double F(double[] a) => a[0] * Norm(weights) * weights.Sum();",
        "private static double Dot(double[] a, double[] w) => a[0] * w[1]; [Differentiable] public static double F(double[] a) => Dot(a, weights) + Dot(weights, a);",
    ];
}
