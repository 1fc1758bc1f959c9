namespace Backprop.Generator.Tests.Diagnostics;

internal static partial class Refusals
{
    private static (string, string)[] OfCollections =>
    [
        ("BP0105", "[Differentiable] public static double F(double x) { var a = new LinkedList<double>[] { }; var b = new HashSet<double> [|{ x, 2 * x }|]; return b.Count * x; }"),
        ("BP0105", "[Differentiable] public static double F(double x) { var a = new List<double[]> { new double[1] }; a[0][0] = [|x|]; return a[0][0]; }"),
        ("BP0105", "[Differentiable] public static double F(double x) { (double p, int q)[] t = { (0.5, 1), (2, 3) }; foreach (var u in t) t[0] = [|(u.p * x, 1)|]; return t[0].p; }"),
        ("BP0105", "[Differentiable] public static double F(double x) { var a = new List<(double, long)> [|{ (x, 1) }|]; return a[0].Item1; }"),
        ("BP0101", "public readonly record struct S(double A, double B); [Differentiable] public static double F(double x) { var a = new List<S> { new(x, 1) }; return [|a.ToArray|]()[0].A; }"),
        ("BP0101", "public readonly record struct S(double A, double B); [Differentiable] public static double F(double x) { var a = new Stack<S>(); a.Push(new(x, 1)); var b = [|a.ToArray|](); return b[0].A; }"),
        ("BP0101", "public readonly record struct S(double A, double B); [Differentiable] public static double F(double x) { var a = new List<S> { new(x, 1) }; [|a.Sort|]((p, q) => p.A.CompareTo(q.A)); return a[0].A; }"),
        ("BP0101", "public readonly record struct S(double A, double B); [Differentiable] public static double F(double x) { var a = new List<S> { new(x, 1) }; foreach (var (p, q) in [|a|]) x += p * q; return x; }"),
        ("BP0101", "public readonly record struct S(double A, double B); public record struct T(double A, double B) { public static explicit operator T(S s) => new(s.B, s.A); } [Differentiable] public static double F(double x) { var a = new List<S> { new(x, 1) }; foreach (T t in [|a|]) x += t.A; return x; }"),
        ("BP0109", "public sealed record S(double A, double B); [Differentiable] public static double F(double x) { var a = new Dictionary<string, S>(); a[\"\"] = new(x, 1); return [|a[\"\"]|].A; }"),
        ("BP0103", "public readonly record struct S(double A, double B); private static readonly List<S> kept = new(); [Differentiable] public static double F(double x) { [|kept.Add(new(x, 1))|]; return kept[0].A; }"),
        ("BP0103", "public record R(double A); [Differentiable] public static double F(double x) { var a = new List<R> { new(x) }; return [|a[0] == a[0]|] ? x : a[0].A; }"),
        ("BP0109", "public class R { public double A { get; init; } } [Differentiable] public static double F(double x) { var p = new R { A = x }; var a = new List<R> { p }; return [|a[0]|] == p ? x : a[0].A; }"),
        ("BP0109", "public record R(double A); public record Q(double A) : R(A); [Differentiable] public static double F(double x) { var a = new List<R> { [|new Q(x)|] }; return a[0].A; }"),
        ("BP0109", "public record R(double A); [Differentiable] public static double F(double x) { var a = new List<R> { new(x), [|null|] }; return a[0].A; }"),
        ("BP0109", "public class R { public double A { get; set; } } [Differentiable] public static double F(double x) { var a = new List<R> { [|new R { A = x }|] }; a[0].A *= x; return a[0].A; }"),
        ("BP0101", "public record R(double A); [Differentiable] public static double F(double x) { var a = new List<R> { new(x) }; return [|a.IndexOf|](a[0]) * x; }"),
        ("BP0101", "[Differentiable] public static double F(double x) { var a = new List<double> { x }; return [|a.Contains|](x) ? x : 0; }"),
        ("BP0101", "[Differentiable] public static double F(double x) { var a = new List<double> { x }; [|a.ForEach|](v => Console.WriteLine(v)); return a[0]; }"),
        ("BP0101", "[Differentiable] public static double F(double x) { var a = new List<double> { x }; a.Sort(); return [|a.BinarySearch|](x) * x; }"),
        ("BP0101", "[Differentiable] public static double F(double x) { var a = new List<double> { x }; Console.WriteLine([|a|]); return a[0]; }"),
        ("BP0101", "[Differentiable] public static double F(double x) { var a = new List<double> { x }; object b = [|a|]; return b is null ? 0 : a[0]; }"),
        ("BP0101", "[Differentiable] public static double F(double x) { var a = new List<double> { x }; [|a = null|]; return x; }"),
        ("BP0101", "[Differentiable] public static double F(double x) { var a = new List<double> { x }; var b = ([|a|], x); return b.Item1[0]; }"),
        ("BP0101", "[Differentiable] public static double F(double x) { var a = new Dictionary<int, double> { [1] = x }; var keys = [|a|].Keys; return keys.Count * a[1]; }"),
        ("BP0109", "[Differentiable] public static double F(double x) { var a = new Dictionary<int, double> { [1] = x }; foreach (var pair in a) { var (k, v) = [|pair|]; x += v; } return x; }"),
        ("BP0101", "private static void Renew(ref List<double> a) => a = new(); [Differentiable] public static double F(double x) { var a = new List<double> { x }; Renew(ref [|a|]); return a.Count * x; }"),
        ("BP0101", "[Differentiable] public static double F(double x) { var a = new List<double>(); try { a.Add(x); } [|finally|] { a.Add(2 * x); } return a[1]; }"),
        ("BP0103", "[Differentiable] public static double F(double x) { var a = new List<double> { x }; void Add(int n) { if (n == 0) return; a.Add(n); Add(n - 1); } [|Add(2)|]; return a[1]; }"),
        ("BP0102", "[Differentiable] public static double F(double x) { double? a = x; return [|a|] switch { null => 0, > 1 => x, _ => 1 }; }"),
        ("BP0109", "[Differentiable] public static double F(double x) { double? a = x; object o = [|a|]; return o is null ? 0 : x; }"),
        ("BP0106", "private static readonly Dictionary<int, double> table = new(); [Differentiable] public static double F(double x) { table[1] = [|x|]; return table[1]; }"),
    ];
}
