namespace Backprop.Generator.Tests.Diagnostics;

internal static partial class Refusals
{
    /// <summary>Bodies of generic methods that would run another member for the type than for its parameter, although none is named.</summary>
    private static (string, string)[] Unnamed =>
    [
        ("BP0103", "public struct Seq : IEnumerable<int> { IEnumerator<int> IEnumerable<int>.GetEnumerator() { yield return 1; } System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => null!; public IEnumerator<int> GetEnumerator() { yield return 9; } } private static double Sum<T>(T s, double x) where T : IEnumerable<int> { foreach (int v in s) x *= v; return x; } [Differentiable] public static double F(double x) => [|Sum(new Seq(), x)|];"),
        ("BP0103", "public interface IConv<T> where T : IConv<T> { static abstract implicit operator int(T a); } public struct S : IConv<S> { public static implicit operator int(S a) => 1; static implicit IConv<S>.operator int(S a) => 7; } private static double Times<T>(T v, double x) where T : IConv<T> { int k = v; return k * x; } [Differentiable] public static double F(double x) => [|Times(new S(), x)|];"),
        ("BP0103", "public interface ITruth<T> where T : ITruth<T> { static abstract bool operator true(T a); static abstract bool operator false(T a); } public struct S : ITruth<S> { public static bool operator true(S a) => true; static bool ITruth<S>.operator true(S a) => false; public static bool operator false(S a) => false; static bool ITruth<S>.operator false(S a) => true; } private static double If<T>(T v, double x) where T : ITruth<T> { if (v) return x * x; return x; } [Differentiable] public static double F(double x) => [|If(new S(), x)|];"),
        ("BP0103", IParts + "private static double At<T>(T v, double x) where T : IParts => v is (3, _) ? x * x : x; [Differentiable] public static double F(double x) => [|At(new S(), x)|];"),
        ("BP0103", IParts + "private static double At<T>(T v, double x) where T : IParts { var (a, _) = v; return a * x; } [Differentiable] public static double F(double x) => [|At(new S(), x)|];"),
        ("BP0103", IParts + "private static double At<T>(T v, double x) where T : IParts => v[^1] * x; [Differentiable] public static double F(double x) => [|At(new S(), x)|];"),
        ("BP0103", IParts + "private static double At<T>(T v, double x) where T : IParts => v is [5, 6] ? x * x : x; [Differentiable] public static double F(double x) => [|At(new S(), x)|];"),
        ("BP0103", IBag + "public class Box<C> where C : struct, IBag { public C Items; } private static double Fill<C>(C c, double x) where C : struct, IBag { var b = new Box<C> { Items = { 1, 2 } }; return b.Items.Count * x; } [Differentiable] public static double F(double x) => [|Fill(new S(), x)|];"),
        ("BP0103", "private static double Line(double v, [System.Runtime.CompilerServices.CallerLineNumber] int line = 0) => v * line; private static double At<T>(T v, double x) => Line(x); [Differentiable] public static double F(double x) => [|At(1, x)|];"),
        ("BP0109", "public class Told { public int Line; public Told([System.Runtime.CompilerServices.CallerLineNumber] int line = 0) { Line = line; } } [Differentiable] public static double F(double x) => [|new Told()|].Line * x;"),
        ("BP0109", "private static double Product(params ReadOnlySpan<double> items) { double p = 1; foreach (double item in items) p *= item; return p; } [Differentiable] public static double F(double x) => [|Product(x, 2, x)|];"),
        // A constant of a pattern has its own type for a type parameter, and that of the number for a number.
        ("BP0103", "private static double At<T>(T v, double x) => v is 0 ? x * x : x; [Differentiable] public static double F(double x) => [|At(0.0, x)|];"),
        ("BP0103", "private static double At<T>(T v, double x) => v is > 0 ? x * x : x; [Differentiable] public static double F(double x) => [|At(x, x)|];"),
        ("BP0103", "private static double At<T>(T v, double x) { switch (v) { case 0: return x * x; default: return x; } } [Differentiable] public static double F(double x) => [|At(0L, x)|];"),
        // What C# refuses of a type that it knows.
        ("BP0103", "private static double At<T>(T v, double x) => v is null ? x : x * x; [Differentiable] public static double F(double x) => [|At(3, x)|];"),
        ("BP0103", "private static double At<T>(T v, double x) { switch (v) { case null: return x; default: return x * x; } } [Differentiable] public static double F(double x) => [|At(x, x)|];"),
        ("BP0103", "private static double At<T>(T v, double x) => v is double d ? d * x : x; [Differentiable] public static double F(double x) => [|At(3, x)|];"),
        ("BP0103", "private static double At<T>(T v, double x) where T : System.Numerics.INumber<T> => x > 9 ? double.CreateChecked(v / T.Zero) : x * x; [Differentiable] public static double F(double x) => [|At(3, x)|];"),
    ];

    private const string IParts = "public interface IParts { void Deconstruct(out int a, out int b); int Count { get; } int this[int i] { get; } } "
        + "public struct S : IParts { void IParts.Deconstruct(out int a, out int b) { a = 3; b = 4; } public void Deconstruct(out int a, out int b) { a = 1; b = 1; } public int Count => 2; public int Length => 1; public int this[int i] => i + 5; } ";

    private const string IBag = "public interface IBag : System.Collections.IEnumerable { void Add(int v); int Count { get; } } "
        + "public struct S : IBag { public int Count { get; set; } void IBag.Add(int v) => Count += v; public void Add(int v) => Count += 2 * v; public System.Collections.IEnumerator GetEnumerator() => null!; } ";
}
