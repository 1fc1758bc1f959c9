namespace Backprop.Generator.Tests.Diagnostics;

internal static partial class Refusals
{
    private static (string, string)[] Values =>
    [
        ("BP0105", "[Differentiable] public static double F(double x) { var a = new List<double> [|{ x, 2 * x }|]; return a[0]; }"),
        ("BP0105", "[Differentiable] public static double F(double x) { weights[0] = [|x|]; return weights[0]; }"),
        ("BP0105", "[Differentiable] public static double F(double x) { var a = weights; [|a[0] = x|]; return a[0]; }"),
        ("BP0105", "[Differentiable] public static double F(double x) { var a = weights; [|a[0] += x|]; return a[0]; }"),
        ("BP0105", "[Differentiable] public static double F(double[] a) { Array.Copy(a, [|weights|], 2); return weights[0]; }"),
        ("BP0105", "[Differentiable] public static double F(double[][] a) { [|a[0] = a[1]|]; return a[0][0]; }"),
        ("BP0101", "[Differentiable] public static double F(double[] a) { [|Array.Resize(ref a, 3)|]; return a[0]; }"),
        ("BP0103", "[Differentiable] public static double F(double[] a, int[] b) { [|Array.Sort(a, b)|]; return a[0]; }"),
        ("BP0109", "[Differentiable] public static double F(double[] a) { Span<double> [|s|] = a; if (a.Length > 2) s = s.Slice(1); return s[0] * a[0]; }"),
        ("BP0109", "[Differentiable] public static double F(double[] a) { double s = 0; ReadOnlySpan<double> [|rest|] = a; while (rest.Length > 0) { s += rest[0] * rest[0]; rest = rest.Slice(1); } return s; }"),
        ("BP0109", "[Differentiable] public static double F(double[] a) { Index i = ^1; return a[[|i|]] * a[0]; }"),
        ("BP0101", "[Differentiable] public static double F(double[] a) { double s = 0; [|foreach|] (object v in a) s += (double)v * a[0]; return s; }"),
        ("BP0102", "[Differentiable] public static double F(double[] a, double[] b) { [|a ??= b|]; return a[0]; }"),
        ("BP0106", "[Differentiable] public static double F(double x) { field = [|x * x|]; return field; }"),
        ("BP0106", "[Differentiable] public static double F(double x) { Property = [|x|]; return x; }"),
        ("BP0106", "public struct P { public double X; } [Differentiable] public static double F(double x) { var a = new P[2]; a[0].X = [|x|]; return a[0].X; }"),
        ("BP0109", "public class B { public double X; } [Differentiable] public static double F(double x) { var p = new B { X = x }; var q = [|x > 0 ? p : new B()|]; return q.X; }"),
        ("BP0109", "public class B { public double X; } [Differentiable] public static double F(double x) { var [|p = new B { X = x }|]; p = new B(); return p.X; }"),
        ("BP0109", "public class B { public double X; } private static readonly B shared = new B(); [Differentiable] public static double F(double x) { var p = new B { X = x }; return p.X * [|shared|].X; }"),
        ("BP0106", "public class N { public double X; public N Next; } [Differentiable] public static double F(double x) { var p = [|new N { X = x }|]; return p.X; }"),
        ("BP0106", "public class B { public double X; } public class D : B { } [Differentiable] public static double F(double x) { var p = [|new D { X = x }|]; return p.X; }"),
        ("BP0106", "public record struct P(double X, double Y) { public double X { get; init; } } [Differentiable] public static double F(double x) { var p = [|new P(x, 2)|]; return p.X * x; }"),
        ("BP0109", "private static P shared; public struct P { public double X; public double Grow(double k) { X *= k; return X; } } [Differentiable] public static double F(double x) => [|shared|].Grow(x) * shared.X;"),
        ("BP0109", "public struct P { public double X; public double Grown { get { X *= 2; return X; } } public static P operator +(P a, double k) { a.X += k; return a; } } [Differentiable] public static double F(double x) { var a = new P[2]; var p = a[0] + x; return p.X * [|a[1]|].Grown; }"),
        ("BP0109", "private static double Doubled(in double k, double v) { field *= 2; return k * v; } [Differentiable] public static double F(double x) => Doubled(in [|field|], x);"),
        ("BP0109", "public struct P { public double X; } [Differentiable] public static double F(double x) { var p = new P { X = x }; object o = [|p|]; return ((P)o).X; }"),
        ("BP0109", "public struct P { public double X; public double Get() => X; } [Differentiable] public static double F(double x) { var p = new P { X = x }; Func<double> f = [|p.Get|]; return f(); }"),
        ("BP0106", "public class Base { } public class Kept : Base { public double Value; } [Differentiable] public static double F(double x) { var c = new Kept(); c.Value = [|x|]; return c.Value; }"),
        ("BP0108", "[Differentiable] public static double F(double x) => (double)([|(decimal)x|] * 2);"),
        ("BP0108", "[Differentiable] public static double F(double x) => (double)[|(Half)x|];"),
        ("BP0109", "[Differentiable] public static double F(double x, double y, bool c) { ref double r = ref ([|c ? ref x : ref y|]); r *= 2; return x * y; }"),
        ("BP0109", "[Differentiable] public static double F(double x) { object o = [|x|]; return (double)o; }"),
    ];
}
