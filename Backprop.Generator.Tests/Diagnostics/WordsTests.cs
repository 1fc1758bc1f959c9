using Backprop.Generator.Tests.Testing;

namespace Backprop.Generator.Tests.Diagnostics;

/// <summary>What is said of forms that many write first: what stands in the way, and what to write instead.</summary>
public class WordsTests
{
    private const string Particle = "public sealed class Particle { public double X { get; private set; } public Particle(double x) => X = x; public void Move(double by) => X += by; } ";
    private const string Pair = "public readonly record struct Pair(double A, double B) { public static Pair operator +(Pair p, Pair q) => new(p.A + q.A, p.B + q.B); } ";
    private const string Shape = "public abstract class Shape { public abstract double Of(Pair p); } public sealed class Union : Shape { private sealed class Node { public Shape One; } private readonly Node all = new(); public override double Of(Pair p) => p.A + all.One.Of(p); } ";

    [Theory]
    [InlineData(Particle + "[Differentiable] public static double F(double x) { var all = new List<Particle>(); all.Add(new Particle(x)); return x; }",
        "An object with real numbers in a collection", "keep its numbers in arrays, or in collections of numbers")]
    [InlineData(Particle + "[Differentiable] public static double F(double x, List<Particle> all) { var p = new Particle(x); p.Move(x); foreach (var q in all) p.Move(q.X); return p.X; }",
        "'foreach' over objects of a class that the method makes objects of", "keep their numbers in arrays")]
    [InlineData(Pair + "[Differentiable] public static double F(double x) { var p = new Pair(x, 1); p += p; var all = new HashSet<Pair> { p }; return all.First().A + p.A; }",
        "A struct with real numbers in a collection", "keep its numbers in arrays, or in collections of numbers")]
    [InlineData(Pair + Shape + "[Differentiable] public static double F(Shape shape, double x) => shape.Of(new Pair(x, 1) + new Pair(x, x));",
        "'Of' has no known derivative (it may be that of 'Union', and it uses 'all', which cannot be reached from 'C'; make it internal)", "")]
    [InlineData("public abstract class Plant { public double Y; public abstract void Step(double u); } public sealed class Slow : Plant { public override void Step(double u) => Y += u; } public sealed class Fast : Plant { public override void Step(double u) => Y += 2 * u; } [Differentiable] public static double F(double x, bool fast) { Plant p = fast ? new Fast() : new Slow(); p.Step(x); return p.Y; }",
        "An object of one class or another", "call what it does in each branch")]
    [InlineData("[Differentiable] public static double F(double[] a, double x) => a.Distinct().First() * x;",
        "'Distinct' has no known derivative (of LINQ, only plain loops are read; write the loop that it runs)", "")]
    [InlineData("[Differentiable] public static double F(double[] a, double x) => a.SelectMany((v, i) => a.Select(w => v * w * x * i)).Sum();",
        "'SelectMany' with a lambda that uses variables of the method", "write the loop that it runs")]
    [InlineData("[Differentiable] public static double F(double[] a, double x) => (from v in a group v by v > x into g select g.Sum() * x).Sum();",
        "A query that uses variables of the method", "write the loop that it runs")]
    [InlineData("[Differentiable] public static double F(double x, int n) { Func<double, double> f = n switch { 0 => Math.Sin, _ => v => v }; return f(x); }",
        "'f' has no known derivative (it is not known which function it is; choose between calls instead)", "")]
    [InlineData("[Differentiable] public static double F(double[] a, Func<double, double> f) => a.Sum(v => f(v));",
        "'f' has no known derivative (it is not known which function it is; choose between calls instead)", "")]
    [InlineData("private static IEnumerable<T> Both<T>(T v) { yield return v; yield return v; } [Differentiable] public static double F(double x) { double s = 0; foreach (var v in Both(x)) s += v; return s; }",
        "'Both' has no known derivative (it is a generic iterator; write one for the type of its items)", "")]
    [InlineData("public struct Scale { public double By; public IEnumerable<double> Times(double v) { yield return v * By; } } [Differentiable] public static double F(double x) { var s = new Scale { By = x }; foreach (var v in s.Times(x)) x += v; return x; }",
        "'Times' has no known derivative (it is an iterator of a struct; make it static, and pass it what it needs)", "")]
    [InlineData("public class Table { public double this[int i, double x] => i * x; } [Differentiable] public static double F(Table table, double x) => table[3, x];",
        "An indexer that is given a number which has a derivative", "make a method of it")]
    [InlineData("[Differentiable] public static double F(IReadOnlyList<double> a) => a[0];",
        "is an 'IReadOnlyList<double>', an array or anything else; take a 'double[]', a 'ReadOnlySpan<double>' or a 'List<double>', or mark it [NoDerivative]", "")]
    [InlineData("private static double G(double[] a, double x) => (from v in a join w in a on v equals w select v * w * x).Sum(); [Differentiable] public static double F(double[] a, double x) => G(a, x);",
        "'G' has no known derivative (it holds a query; write the calls of LINQ that it is)", "")]
    [InlineData("[Differentiable] public static double F((double, int)[] a) => a[0].Item1;",
        "is of tuples, of which arrays are not supported yet; pass an array of each of its numbers", "")]
    [InlineData("[Differentiable] public static double F(double?[] a) => a[0] ?? 0;",
        "is of numbers that may be missing; pass an array of the numbers, and one of truths", "")]
    [InlineData("private sealed class Own { private volatile int k = 2; public double Times(Span<double> v) => v[0] * k; } private static readonly Own own = new(); [Differentiable] public static double F(double[] a) => own.Times(a.AsSpan(1));",
        "'Times' has no known derivative (it uses 'k'", "")]
    [InlineData("private static double Dot(IReadOnlyList<double> a, double x) { double s = 0; for (int i = 0; i < a.Count; i++) s += a[i] * x; return s; } [Differentiable] public static double F(double[] a, double x) { IReadOnlyList<double> all = a; all = new List<double>(); return Dot(all, x); }",
        "A value of the type 'IReadOnlyList<double>'", "take an array, a span or a list instead")]
    [InlineData("private sealed class Recorder { private readonly List<double> all = new(); public void Add(double v) => all.Add(v); public double Sum() => all.Sum(); } [Differentiable] public static double F(double x) { var r = new Recorder(); r.Add(x); return r.Sum(); }",
        "a collection of real numbers is read where the method makes it for a local variable; keep it in one, or use an array", "")]
    [InlineData("private sealed class Recorder { private readonly List<double> all = []; public void Add(double v) => all.Add(v); public double Sum() => all.Sum(); } [Differentiable] public static double F(double x) { var r = new Recorder(); r.Add(x); return r.Sum(); }",
        "a collection of real numbers is read where the method makes it for a local variable; keep it in one, or use an array", "")]
    [InlineData("private sealed class N { public double[] W = null!; } [Differentiable] private static double F(double[] a, N[] all, double x) { a[0] = x * x; return (all[0]?.W[0] ?? 1) * x; }",
        "An array that may be one that is written here", "give it a name before (double[] t = …), or pass it as a parameter too")]
    public void It_says(string member, string what, string instead)
    {
        var reported = Assert.Single(GeneratorHarness.Analyze(GeneratorHarness.Run(Surroundings.Around(member)).Output));
        Assert.Contains(what, reported.GetMessage());
        Assert.Contains(instead, reported.GetMessage());
    }
}
