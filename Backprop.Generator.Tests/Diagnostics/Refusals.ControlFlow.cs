namespace Backprop.Generator.Tests.Diagnostics;

internal static partial class Refusals
{
    private static (string, string)[] ControlFlow =>
    [
        ("BP0101", "[Differentiable] public static double F(double x) { [|foreach|] ((double a, double b) in new[] { (1, 2) }) x *= a + b; return x; }"),
        ("BP0101", "[Differentiable] public static double F(double x) { if (x > 3) [|goto|] middle; again: x *= x; middle: x += 1; if (x < 3) goto again; return x; }"),
        ("BP0101", "private static IEnumerable<double> Each(double v) { try { [|yield|] return v; } finally { } } [Differentiable] public static double F(double x) { double s = 0; foreach (var e in Each(x)) s += e; return s; }"),
        ("BP0103", "private static IEnumerable<double> Each(double v) { yield return v; } [Differentiable] public static double F(double x) { double s = 0; var all = [|Each(x)|]; foreach (var e in all) s += e; return s; }"),
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
        ("BP0103", "private static IEnumerable<double> Each(double v) { yield return v; } [Differentiable] public static double F(double x) { double s = 0; foreach (var e in Each(x)) foreach (var d in [|Each(e)|]) s += d; return s; }"),
        ("BP0103", "public interface IScale { double Times(double v); } [Differentiable] public static double F(IScale s, double x) => [|s.Times(x)|];"),
        ("BP0109", "public class Scale { public virtual void Times(ref double v) => v *= 2; } [Differentiable] public static double F(Scale s, double x) { s.Times([|ref x|]); return x; }"),
        ("BP0103", "public class Scale<T> { private double k = 2; public double Times(double v) => v * k; } public static class Scales { public static readonly Scale<int> One = new(); } [Differentiable] public static double F(double x) => [|Scales.One.Times(x)|];"),
        ("BP0103", "public class Scale { public virtual double Times(double v) => v * 2; } public class Doubled : Scale { public override double Times(double v) => [|double.Parse(v.ToString())|]; } [Differentiable] public static double F(Scale s, double x) => s.Times(x);"),
        ("BP0103", "public class Scale<T>(double k) { public double Times(double v) => v * k; } [Differentiable] public static double F(Scale<int> s, double x) => [|s.Times(x)|];"),
        ("BP0103", "public abstract class Scale { protected abstract double K { get; } public double Times(double v) => v * K; } [Differentiable] public static double F(Scale s, double x) => [|s.Times(x)|];"),
        ("BP0103", "public class Chain { private double k; private Chain next; public double Times(double v) => next is { k: > 2 } ? v * v : v; } [Differentiable] public static double F(Chain s, double x) => [|s.Times(x)|];"),
        ("BP0103", "public class Chain { private double k; private Chain next; public double Times(double v) => v * (next?.k ?? 1); } [Differentiable] public static double F(Chain s, double x) => [|s.Times(x)|];"),
        ("BP0103", "public class Tree { private class Node { public double K; } private Node root = new(); public double Times(double v) { var node = root; return v * node.K; } } [Differentiable] public static double F(Tree s, double x) => [|s.Times(x)|];"),
        ("BP0101", "[Differentiable] public static double F(double[] a, double x) { double s = x; void Note(double v) { s += v; } return [|a.Select(v => { Note(v); return v * s; }).Reverse()|].Aggregate(x, (p, q) => p * 0.5 + q); }"),
        ("BP0101", "[Differentiable] public static double F(double[] a, double x) { double s = x; return [|a.Select((v, i) => s += v * i).Skip(1)|].Sum() * s; }"),
        ("BP0101", "[Differentiable] public static double F(double[] a, double x) { double s = x; return [|a.Select((v, i) => s += v * i).Last()|] * s; }"),
        ("BP0101", "[Differentiable] public static double F(double[] a, List<int> log) => [|a.Select(v => { log.Add(1); return v * v; }).Reverse()|].Sum();"),
        ("BP0101", "[Differentiable] public static double F(double[] a, Func<int, int> f) => [|a.Select((v, i) => v * f(i)).Last()|];"),
        ("BP0101", "[Differentiable] public static double F(double[] a, Random r) => [|a.Select(v => v * r.NextDouble()).Skip(1)|].Sum();"),
        ("BP0101", "private static double Counted(int i) { field++; return i; } [Differentiable] public static double F(double[] a) => [|a.Select((v, i) => v * Counted(i)).Zip(a, (p, q) => p * q)|].Sum();"),
        ("BP0101", "public interface IRate { int Of(int i); } [Differentiable] public static double F(double[] a, IRate r) => [|a.Select((v, i) => v * r.Of(i)).Reverse()|].Sum();"),
        ("BP0101", "[Differentiable] public static double F(double[] a, double[] b) => [|a.Select(v => { a[0] += v; return v * v; }).Zip(b, (p, q) => p * q)|].Sum();"),
        ("BP0103", "public class Many { private static bool Is(double v) => v > 1; private double[] all = { 1, 2 }; public double Times(double v) => v * all.Where(Is).Count(); } [Differentiable] public static double F(Many s, double x) => [|s.Times(x)|];"),
        ("BP0103", "public class Volatile { private volatile int k; public double Times(double v) => v * k; } [Differentiable] public static double F(Volatile s, double x) => [|s.Times(x)|];"),
        ("BP0109", "public class Made { internal int k; private Made(int k) => this.k = k; public double Times(double v) => v * Count([|new Made(k)|]); internal static int Count(object o) => 3; } [Differentiable] public static double F(Made s, double x) => s.Times(x);"),
        ("BP0109", "public class At { private double this[int i] => i; public double Times(double v) => v * [|this[2]|]; } [Differentiable] public static double F(At s, double x) => s.Times(x);"),
        ("BP0006", "public class Scale { private double k = 2; public double Times(double v) => v * k; } private class FAccess { } [Differentiable] public static double [|F|](Scale s, double x) => s.Times(x);"),
        ("BP0103", "public static class Hidden { private static readonly double K = 2; public static double Times(double v) => v * K; } [Differentiable] public static double F(double x) => [|Hidden.Times(x)|];"),
        ("BP0101", "private static double Back(double v) { if (v > 2) [|goto|] middle; again: v *= v; middle: v++; if (v < 3) goto again; return v; } [Differentiable] public static double F(double x) => Back(x) + x;"),
        ("BP0103", "[Differentiable] public static double F(double x) => BitConverter.Int64BitsToDouble([|BitConverter.DoubleToInt64Bits(x)|]) * x;"),
        ("BP0103", "[Differentiable] public static double F(double x) => [|double.Parse(x.ToString())|] * x;"),
        ("BP0103", "[Differentiable] public static double F(double x) { var s = $\"{x:R}\"; return [|double.Parse(s)|] * x; }"),
        ("BP0104", "[Differentiable] public static double F(double x) => [|x.GetHashCode()|] * x;"),
        ("BP0104", "[Differentiable] public static double F(double x) => x * [|BitIncrement(x)|];"),
        ("BP0104", "[Differentiable] public static double F(double x) => [|Math.ReciprocalEstimate(x)|];"),
        ("BP0104", "[Differentiable] public static double F(double x) => [|double.ReciprocalSqrtEstimate(x)|];"),
        ("BP0103", "[System.Diagnostics.Conditional(\"DEBUG\")] private static void Log(double v) => field += v; [Differentiable] public static double F(double x) { [|Log(x)|]; return x; }"),
        ("BP0109", "[Differentiable] public static double F(double x, int k) { int L(int v) { k += v; return v; } return x * new[] { [|weights.GetHashCode()|], L(2) }[k % 2]; }"),
        ("BP0112", "private static double Held(double v, [NoDerivative] double k) => v * k; [Differentiable] public static double F(double x) => Held(2, 3) + Held(x, [|x * x|]);"),
        ("BP0107", "[Differentiable] public static double F(double x) { var all = new List<Func<double>>(); all.Add([|() => x|]); return all[0](); }"),
        ("BP0107", "[Differentiable] public static double F(double x) { Func<double, double> f = [|v => v * x|]; f = Math.Sin; return f(x); }"),
        ("BP0109", "private static void Set(ref double v) => v = 2; [Differentiable] public static double F(double x) { Set(ref [|field|]); return x; }"),
    ];
}
