namespace Backprop.Generator.Tests.Diagnostics;

internal static partial class Refusals
{
    private static (string, string)[] Recursion =>
    [
        ("BP0103", "private static double[] Halves(double v, int n) => n == 0 ? new[] { v } : Halves(v / 2, n - 1); [Differentiable] public static double F(double x) => [|Halves(x, 3)|][0];"),
        ("BP0103", "private static double Twice(Func<double, double> f, double v, int n) => n == 0 ? v : f(Twice(f, v, n - 1)); [Differentiable] public static double F(double x) => [|Twice(v => v * v, x, 2)|];"),
        ("BP0103", "public class Box { public double V; } private static double Down(Box b, int n) => n == 0 ? b.V : Down(b, n - 1); [Differentiable] public static double F(double x) { var b = new Box { V = x }; b.V *= 2; return [|Down(b, 2)|]; }"),
        ("BP0103", "private static double Rows(double[][] a, int n) => n == 0 ? 1 : a[n][0] * Rows(a, n - 1); [Differentiable] public static double F(double[][] a) => [|Rows(a, 2)|];"),
        ("BP0103", "private static double Listed(List<double> a, int n) => n == 0 ? 1 : a[n] * Listed(a, n - 1); [Differentiable] public static double F(List<double> a) => [|Listed(a, 2)|];"),
        ("BP0109", "private static double Whole(ref double[] a, int n) => n == 0 ? 1 : a[n] * Whole(ref a, n - 1); [Differentiable] public static double F(double[] a) { var b = a; return Whole([|ref b|], 2); }"),
        ("BP0103", "public struct Scale { public double K; public double Times(double v, int n) => n == 0 ? v : K * Times(v, n - 1); } [Differentiable] public static double F(double x) { var s = new Scale { K = 2 }; return [|s.Times(x, 2)|]; }"),
        ("BP0103", "[Differentiable] public static double F(double x) { var s = new double[2]; double Add(double v, int n) { s = new[] { v, s[0] }; return n == 0 ? v : Add(v * v, n - 1); } return [|Add(x, 2)|] + s[1]; }"),
        ("BP0103", "private static double [|Swap|](double[] a, double[] b, int n) { var c = n % 2 == 0 ? a : b; c[0] *= 2; return n == 0 ? c[0] : Swap(a, b, n - 1); } [Differentiable] public static double F(double[] a, double[] b) => Swap(a, b, 2);"),
        ("BP0103", "private static double Pair(double[] a, double[] b, int n) { a[0] += b[0]; return n == 0 ? a[0] : Pair(a, b, n - 1); } [Differentiable] public static double F(double[] a) => [|Pair(a, a, 2)|];"),
        ("BP0109", "private static void Both(ref double a, ref double b, int n) { a *= b; if (n > 0) Both(ref a, ref b, n - 1); } [Differentiable] public static double F(double x) { double y = x; [|Both(ref y, ref y, 2)|]; return y; }"),
        ("BP0109", "private static void Half(ref double a, int n) { a /= 2; if (n > 0) Half(ref a, n - 1); } [Differentiable] public static double F(double[] a) { var b = (double[])a.Clone(); Half(ref [|b[0]|], 2); return b[0]; }"),
        ("BP0101", "private static double Back(double v, int n) { if (v > 2) [|goto|] middle; again: v *= v; middle: v++; if (v < 3) goto again; return n == 0 ? v : Back(v, n - 1); } [Differentiable] public static double F(double x) => Back(x, 2);"),
        ("BP0103", "private static double Read(double v, int n) => n == 0 ? [|double.Parse(v.ToString())|] : Read(v, n - 1); [Differentiable] public static double F(double x) => Read(x, 2);"),
        ("BP0103", "[Checkpoint] private static double Slow(double v, int n) => n == 0 ? v : Slow(v * v, n - 1); [Differentiable] public static double F(double x) => [|Slow(x, 2)|];"),
        ("BP0103", "[Checkpoint] private static double [|Logged|](double v) { Console.WriteLine(3); return v * v; } [Differentiable] public static double F(double x) => Logged(x);"),
        ("BP0103", "[Checkpoint] private static double [|Counted|](double v) { field++; return v * v; } [Differentiable] public static double F(double x) => Counted(x);"),
        ("BP0103", "private static int Next() => 3; [Checkpoint] private static double [|Counted|](double v) => v * Next(); [Differentiable] public static double F(double x) => Counted(x);"),
        ("BP0103", "[Checkpoint] private static void Both(double[] a, double[] b) { for (int i = 0; i < a.Length; i++) a[i] *= b[i]; } [Differentiable] public static double F(double x) { var a = new double[2]; a[0] = x; [|Both(a, a)|]; return a[0]; }"),
        ("BP0103", "[Checkpoint] private static double Slow(double v) => v * v; private static double [|Down|](double v, int n) => n == 0 ? v : Down(Slow(v), n - 1); [Differentiable] public static double F(double x) => Down(x, 2);"),
        ("BP0103", "[Checkpoint] private static double [|Slow|](double v) => v * field; [Differentiable] public static double F(double x) { double s = 0; for (int i = 0; i < 3; i++) { field = i; s += Slow(x); } return s; }"),
        ("BP0103", "[Checkpoint] private static double[] Rows(double v) => new[] { v, v * v }; [Differentiable] public static double F(double x) => [|Rows(x)|][1];"),
        ("BP0103", "[Differentiable] public static double F(double x) { double Outer(double v, int n) { double Inner(double w) => Outer(w * (n > 1 ? 2 : 3), 0); return n <= 0 ? v : [|Inner(v)|]; } return Outer(x, 2); }"),
        ("BP0103", "[Checkpoint] private static double [|Poly|](double x, int[] ks) { double s = 0; foreach (int k in ks) s = s * x + k; return s; } [Differentiable] public static double F(double x) { var ks = new int[3]; double s = 0; for (int i = 0; i < 3; i++) { ks[i] = i + 1; s += Poly(x, ks); } return s; }"),
        ("BP0103", "[Checkpoint] private static double Held(double v, [NoDerivative] double[] w) => v * w[0]; [Differentiable] public static double F(double x) { var w = new[] { 1.0, 2 }; double s = [|Held(x, w)|]; w[0] = 5; return s * x; }"),
        ("BP0103", "[Checkpoint] private static double Pair(double v, (double[] w, int n) t) => v * t.w[0]; [Differentiable] public static double F(double x) { var w = new[] { 1.0, 2 }; return [|Pair(x, (w, 2))|]; }"),
        ("BP0103", "[Checkpoint] private static double [|Read|](double v) => v * weights[0]; [Differentiable] public static double F(double x) { double s = Read(x); double[] w = weights; w[0] = 7; return s * x; }"),
        ("BP0103", "[Checkpoint] private static double Deep(double[,,,] m) => m[0, 0, 0, 0]; [Differentiable] public static double F(double x) { var m = new double[1, 1, 1, 1]; m[0, 0, 0, 0] = x; return [|Deep(m)|]; }"),
        ("BP0103", "[Checkpoint] private static double Held(double v, [NoDerivative] double[,] m) => m[0, 0] * v; [Differentiable] public static double F(double x) => [|Held(x, new double[1, 1])|];"),
        ("BP0103", "private static (double[], double) Both(double v, int n) => n == 0 ? (new[] { v }, v) : Both(v * v, n - 1); [Differentiable] public static double F(double x) { var (a, b) = [|Both(x, 2)|]; return b; }"),
        ("BP0103", "private static void Squares(ReadOnlySpan<double> v, Span<double> to) { for (int i = 0; i < to.Length; i++) to[i] = v[i] * v[i]; } [DerivativeOf(nameof(Squares))] private static void SquaresPullback(ReadOnlySpan<double> v, ReadOnlySpan<double> to, ReadOnlySpan<double> dTo, Span<double> dV) { } [Differentiable] public static double F(double x) { var a = new[] { x, 2 }; [|Squares(a, a)|]; return a[0]; }"),
    ];
}
