namespace Backprop.Generator.Tests.Diagnostics;

internal static partial class Refusals
{
    private static (string, string)[] Objects =>
    [
        ("BP0101", "public partial class M(double rate) { double Other(double v) => v * [|rate|]; [Differentiable] public double F(double rate) => Other(rate); }"),
        ("BP0101", "public partial class M(double rate) { double Other(double v) => v * [|rate|]; [Differentiable] public double F(double x) { double rate = x * x; return Other(rate); } }"),
        ("BP0106", "public partial class M(double rate) { [Differentiable] public double F(double x) { rate = [|x * x|]; return x * rate; } }"),
        ("BP0106", "public partial class M(double rate) { [Differentiable] public double F(double x) { rate += [|x|]; return x * rate; } }"),
        ("BP0105", "public partial class M(double[] w) { [Differentiable] public double F(double x) { w[0] = [|x|]; return w[0]; } }"),
        ("BP0008", "public partial class M(double[] w) { [Differentiable] public double F(double[] a) { [|w|][0] = 2; return a[0] * a[1]; } }"),
        ("BP0008", "public struct P(double x) { public double X => x; } [Differentiable] public static double F(P [|p|]) => p.X * p.X;"),
        ("BP0109", "public struct P(double x) { public double X => x; } private static P Held = new(2); [Differentiable] public static double F(double x) { var p = [|Held|]; var q = new P(x); p = q; return p.X; }"),
        ("BP0101", "public class A { public double S = 1; } public record struct R(A A, double X); [Differentiable] public static double F(double x) { var a = new A { S = x }; var r = [|new R(a, x)|]; return r.A.S * r.X; }"),
        ("BP0101", "public struct P { public double X; } public class Q(P[] ps, double k) { public double Of => ps[0].X * k; } [Differentiable] public static double F(double x) { var ps = new P[1]; ps[0].X = x; return [|new Q(ps, x)|].Of; }"),
        ("BP0101", Linked + "[Differentiable] public static double F(double x) { var p = new N { X = x, Next = new N { X = 1 } }; for (int i = 0; i < 3; i++) p.Next = [|new N { X = p.Next.X * x }|]; return p.Next.X; }"),
        ("BP0101", Linked + "static void Set(N p, double x) { if (x > 1) return; p.Next = [|new N { X = x }|]; } [Differentiable] public static double F(double x) { var p = new N { X = x }; Set(p, x); return p.X; }"),
        ("BP0101", Linked + "[Differentiable] public static double F(double x) { var p = new N { X = x }; if (x > 5) goto end; p.Next = [|new N { X = x }|]; end: return p.Next is null ? x : p.Next.X; }"),
        ("BP0109", Linked + "[Differentiable] public static double F(double x) { var p = new N { X = x }; [|p.Next.X = x|]; return p.X; }"),
        ("BP0109", Linked + "static N Held; [Differentiable] public static double F(double x) { var p = new N { X = x }; [|Held = p|]; return p.X; }"),
        ("BP0109", Linked + "[Differentiable] public static double F(N given, double x) { var p = new N { X = x, Next = [|given|] }; return p.Next.X * p.X; }"),
        ("BP0101", Linked + "static N One(N a, N b, double x) { if (x > 0) return a; return [|b|]; } [Differentiable] public static double F(double x) { var a = new N { X = x }; var b = new N(); var c = One(a, b, x); c.X *= x; return a.X; }"),
        ("BP0101", "public record R(double X); static R Maybe(double x) => x > 0 ? new R(x) : [|null|]; [Differentiable] public static double F(double x) => Maybe(x).X;"),
        ("BP0101", "public record R(double X); public class O(double k) { public double K = k; } public record H(O O, R R); [Differentiable] public static double F(double x) { var h = new H(new O(x), new R(x)); h = [|new H(new O(2), new R(x))|]; h.O.K *= x; return h.O.K; }"),
        ("BP0109", "public record R(double X); static void Next(ref R r) { r = new R(r.X * r.X); } [Differentiable] public static double F(double x) { var r = new R(x); [|Next(ref r)|]; return r.X; }"),
        ("BP0109", "public record R(double X); static double After(in R r, Func<double> f) => f() * r.X; [Differentiable] public static double F(double x) { var r = new R(x); double Go() { r = new R(r.X * r.X); return r.X; } return After(in [|r|], Go); }"),
        ("BP0109", "public record R(double X); public class H { public R R; } static double After(in R r, H h, R other) { h.R = other; return r.X; } [Differentiable] public static double F(double x) { var h = new H { R = new R(x) }; return After(in [|h.R|], h, new R(x * x)); }"),
        ("BP0109", "public record R(double X); [Differentiable] public static double F(double x) { var r = new R(x); ref var [|s = ref r|]; s = new R(x * x); return r.X; }"),
        ("BP0109", "public record R(double X); [Differentiable] public static double F(double x) { var r = new R(x); ref readonly var [|s = ref r|]; r = new R(x * x); return s.X; }"),
        ("BP0109", Holder + "[Differentiable] public static double F(double[] a, N[] all, double x) { a[0] = x * x; return (all[0]?[|.W|][0] ?? 1) * x; }"),
        ("BP0109", Holder + "[Differentiable] public static float F(System.Numerics.Vector2[] a, N[] all, float x) { a[0].X = x * x; return [|all[0].V|][0].X * x; }"),
        ("BP0109", Holder + "[Differentiable] public static double F(double[] a, N[] all, double x) { a[0] = x * x; return all.Select(n => [|n.W|][0]).Concat(new[] { 2.0 }).ElementAt(0) * x; }"),
        ("BP0109", Holder + "private static double Power(N n, double[] b, double x, int k) { if (k == 0) return x; b[0] = x; return Power(n, b, [|n.W|][0] * x, k - 1); } [Differentiable] public static double F(double[] a, double[] b, N n, double x) { a[0] = x * x; return Power(n, b, x, 2); }"),
        ("BP0109", Holder + "private static double Power(N n, double[] b, double[] c, double x, int k) { if (k == 0) return x; b[0] = x; return Power(n, c, b, [|n.W|][0] * x, k - 1); } [Differentiable] public static double F(double[] a, double[] b, N n, double x) { a[0] = x * x; return Power(n, b, a, x, 2); }"),
        ("BP0109", Holder + "private static double Power(N n, double x, int k) => k == 0 ? x : Power(n, [|n.W|][0] * x, k - 1); [Differentiable] public static double F(double[] a, N n, double x) { a[0] = x * x; return Power(n, x, 2); }"),
    ];

    private const string Holder = "public class N { public double[] W; public System.Numerics.Vector2[] V; } ";
    private const string Linked = "public class N { public double X; public N Next; } ";
}
