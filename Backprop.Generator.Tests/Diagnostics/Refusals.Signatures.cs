namespace Backprop.Generator.Tests.Diagnostics;

internal static partial class Refusals
{
    private static (string, string)[] Signatures =>
    [
        ("BP0009", "public struct V { private double x; public V(double v) => x = v; } [Differentiable] public static [|(V, double)|] F(double x) => (new V(x), x);"),
        ("BP0103", "[NoDerivative] private static void Fill(double[] a) => a[0] = 3; [Differentiable] public static double F(double x) { var a = new[] { x }; [|Fill(a)|]; return a[0]; }"),
        ("BP0011", "[Differentiable] private static double [|held|];"),
        ("BP0010", "private static double Ruled(double v) => v * v; [DerivativeOf(nameof(Ruled))] private static double [|RuledPullback|](double v) => 2 * v;"),
        ("BP0002", "[Differentiable] public static async Task<double> [|F|](double x) { await Task.Yield(); return x; }"),
        ("BP0002", "[Differentiable] public static IEnumerable<double> [|F|](double x) { yield return x; }"),
        ("BP0002", "[Differentiable, System.Runtime.InteropServices.DllImport(\"m\")] public static extern double [|F|](double x);"),
        ("BP0002", "[Differentiable] public static ref double [|F|](double[] a, int n) => ref a[n];"),
        ("BP0002", "private static double Outer(double y) { [[|Differentiable|]] static double F(double x) => x * x; return F(y); }"),

        ("BP0003", "[Differentiable] public static double [|F|]() => 1;"),
        ("BP0003", "[Differentiable] public static double [|F|](int n, string s) => n;"),
        ("BP0003", "[Differentiable] public static double [|F|]([NoDerivative] double x) => x;"),

        ("BP0004", "[Differentiable] public static [|void|] F(double x) { }"),
        ("BP0004", "[Differentiable] public static [|int|] F(double x) => 3;"),
        ("BP0004", "[Differentiable] public static [|string|] F(double x) => null;"),

        ("BP0006", "[Differentiable] public static double [|F|](double x) => x * x; public static double FGradient(double x) => 2 * x;"),
        ("BP0006", "[Differentiable] public static double [|F|](double x) => x * x; public struct FTape { }"),
        ("BP0006", "[Differentiable] public static double [|F|](double x) => x * x; private static int FForward;"),

        ("BP0008", "[Differentiable] public static double F((double a, double[] b) [|t|]) => t.a;"),
        ("BP0008", "public struct V { private double x; public double X => x; } [Differentiable] public static double F(V [|v|]) => v.X;"),
        ("BP0008", "public readonly struct V { public readonly double X; public V(double x) => X = x; } [Differentiable] public static double F(V [|v|]) => v.X;"),
        ("BP0008", "public struct V { public double X { get; private set; } } [Differentiable] public static double F(V [|v|]) => v.X;"),
        ("BP0008", "public struct U { private double x; } public struct V { public double X; public U Inner; } [Differentiable] public static double F(V [|v|]) => v.X;"),
        ("BP0008", "public struct V { public double X; } [Differentiable] public static double F(V[][] [|v|]) => v[0][0].X;"),
        ("BP0008", "public struct V { public double X; } [Differentiable] public static double F(ref V [|v|]) => v.X;"),
        ("BP0009", "public struct V { private double x; public V(double v) => x = v; } [Differentiable] public static [|V|] F(double x) => new V(x);"),
        ("BP0008", "[Differentiable] public static double F(double x, ref double [|y|]) => x * y;"),
        ("BP0008", "[Differentiable] public static double F(double x, out double [|y|]) { y = 1; return x; }"),
        ("BP0008", "[Differentiable] public static double F(double x, ref Span<double> [|s|]) => x;"),
        ("BP0008", "[Differentiable] public static double F(double[,][] [|a|]) => a[0, 0][0];"),
        // A field may hold the very array that the method is given.
        ("BP0008", "private static readonly double[] held = new double[3]; [Differentiable] public static double F(double[] a) { [|held|][0] = 5; return a[0] * a[0]; }"),
        ("BP0008", "private static readonly double[] held = new double[3]; [Differentiable] public static double F(double[] a) { var b = held; [|b[0]++|]; return a[0] * a[0]; }"),
        ("BP0008", "private static readonly List<double> held = new(); [Differentiable] public static double F(List<double> a) { [|held|][0] = 5; return a[0] * a[0]; }"),
        ("BP0008", "private static readonly double[] held = new double[3]; private static int Clear(int i) { held[i] = 0; return 2; } [Differentiable] public static double F(ReadOnlySpan<double> a) => [|Clear(0)|] * a[0];"),
        ("BP0008", "public class Model { public double[] W = new double[3]; public void Scale() => W[0] *= 2; } [Differentiable] public static double F(double[] a, Model m) { [|m.Scale()|]; return a[0] * a[0]; }"),
        ("BP0008", "public class Model { public double[] W = new double[3]; } [Differentiable] public static double F(double[] a, Model m) { var w = m.W; [|w[0] = 3|]; return a[0] * a[0]; }"),
        ("BP0008", "private static double[] Held { get; } = new double[3]; private static int Clear(double[] a) { a[0] = 0; return 2; } [Differentiable] public static double F(double[] a) => Clear([|Held|]) * a[0];"),
        ("BP0008", "private static double[] held = new double[3]; [Differentiable] public static double F(double[] a) { [|Array.Clear(held)|]; return a[0] * a[0]; }"),
        ("BP0008", "[Differentiable] public static double F(List<double[]> [|a|]) => a[0][0];"),

        ("BP0009", "[Differentiable] public static [|List<double>|] F(double x) => null;"),
    ];
}
