namespace Backprop.Generator.Tests.Diagnostics;

internal static partial class Refusals
{
    private static (string, string)[] OfCheckpointedLoops =>
    [
        ("BP0101", "[Differentiable] public static double F(double x) { foreach (int i in [|Differentiation.Checkpointed(3)|]) { Console.WriteLine(i); x *= x; } return x; }"),
        ("BP0101", "[Differentiable] public static double F(double x) { foreach (int i in [|Differentiation.Checkpointed(3)|]) { field = i; x *= x; } return x; }"),
        ("BP0101", "[Differentiable] public static double F(double x) { var steps = Differentiation.Checkpointed(1, 3); var seen = new int[3]; foreach (int i in [|steps|]) { seen[i] = i; x *= x; } return x * seen[2]; }"),
        ("BP0101", "[Differentiable] public static double F(double x) { for (int j = 0; j < 2; j++) { field = j; foreach (int i in [|Differentiation.Checkpointed(3)|]) x *= x + field; } return x; }"),
        ("BP0101", "[Differentiable] public static double F(double x) { var a = new double[2]; var b = new double[2]; a[0] = x; foreach (int i in [|Differentiation.Checkpointed(3)|]) { b[0] = a[0] * x; (a, b) = (b, a); } return a[0]; }"),
        ("BP0101", "[Differentiable] public static double F(double x) { double[] a = { x }; foreach (int i in [|Differentiation.Checkpointed(3)|]) a = new[] { a[0] * x }; return a[0]; }"),
        ("BP0101", "[Differentiable] public static double F(double[][] a) { double s = 1; foreach (int i in [|Differentiation.Checkpointed(3)|]) s *= a[i][0]; return s; }"),
        ("BP0101", "[Differentiable] public static double F(List<double> a) { double s = 1; foreach (int i in [|Differentiation.Checkpointed(3)|]) s *= a[i]; return s; }"),
        ("BP0101", "[Differentiable] public static double F(double x) { var a = new List<double> { x }; foreach (int i in [|Differentiation.Checkpointed(3)|]) a.Add(a[i] * x); return a[3]; }"),
        ("BP0101", "[Differentiable] public static double F(double x) { var a = new double[] { x, 1 }; var b = a; foreach (int i in [|Differentiation.Checkpointed(3)|]) a[0] = b[1] * a[0]; return a[0]; }"),
        ("BP0101", "private static double Down(double v, int n) { foreach (int i in [|Differentiation.Checkpointed(3)|]) v *= v; return n == 0 ? v : Down(v, n - 1); } [Differentiable] public static double F(double x) => Down(x, 2);"),
        ("BP0101", "[Differentiable] public static double F(double x) { [|foreach|] (long i in Differentiation.Checkpointed(3)) x *= i; return x; }"),
        ("BP0101", "public partial class Held { [Differentiable] private double w; private double k = 2; [Differentiable] public double G(double x) { foreach (int i in Differentiation.Checkpointed(3)) x *= w * [|k|]; return x; } }"),
        ("BP0101", "public partial struct Scale { public double K; [Differentiable] public double G(double x) { foreach (int i in Differentiation.Checkpointed(3)) x *= [|K|]; return x; } }"),
        ("BP0106", "[Differentiable] public static double F(double x) { foreach (int i in Differentiation.Checkpointed(3)) { field = [|x|]; x *= x; } return x; }"),
        ("BP0103", "[Differentiable] public static double F(double x) { foreach (int i in Differentiation.Checkpointed(3)) x *= [|double.Parse(x.ToString())|]; return x; }"),
    ];
}
